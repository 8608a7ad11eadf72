import { once } from 'node:events'
import { expect } from 'chai'
import { err, errAsync, ok, okAsync, ResultAsync } from 'neverthrow'
import { unavailable } from '../../../../src/application/errors.js'
import type { SessionId } from '../../../../src/domain/shared/ids.js'
import type { OrderView } from '../../../../src/application/ports/driven/order-views.js'
import type { AwaitOrder, AwaitOrderQuery } from '../../../../src/application/ports/driving/await-order.js'
import { orderText } from '../../../../src/adapters/wire/order-json.js'
import { expectToMatchOpenApi } from '../../../support/openapi-validator.js'
import { ORDER, stubPorts, TOKENS } from '../../../support/stub-ports.js'
import { times } from '../../../support/times.js'
import { rawConnection } from './raw-request.js'
import { serve, type Given, type Served } from './served.js'

const PATH = `/api/orders/${ORDER.id}`
const VIEW: OrderView = { owner: ORDER.userId, version: 1, text: orderText(ORDER) }
// Far beyond the limit of a test: whoever waits for it fails.
const GRACE = 60_000

describe('a request that waits', () => {
  let served: Served
  let asked: AwaitOrderQuery[]
  let arrived: () => void
  /** Waits until it is enough, as the real one does for an order that nothing happens to. */
  const awaitOrder: AwaitOrder = query => {
    asked.push(query)
    arrived()
    const enough = query.enough.aborted ? Promise.resolve() : once(query.enough, 'abort')
    return ResultAsync.fromSafePromise(enough.then(() => VIEW))
  }
  const open = async (maxWaiting = 10, given: Given = {}) => {
    asked = []
    arrived = () => undefined
    served = await serve({ ...given, ports: { awaitOrder, ...given.ports }, maxWaiting })
  }
  const arrivals = (count: number) =>
    new Promise<void>(resolve => {
      arrived = () => {
        if (asked.length === count) resolve()
      }
    })
  const wait = async (query: string, headers: Record<string, string> = {}, as: keyof typeof TOKENS = 'customer') => {
    const answer = await served.send('GET', PATH + query, { as, headers })
    expectToMatchOpenApi('GET', PATH, answer.status, answer.headers, answer.text)
    return answer
  }

  afterEach(() => served.stop(0))

  it('is answered at its limit, with the order as it is, or that it is as it was', async () => {
    await open()
    const answers = await Promise.all([wait('?wait=1'), wait('?wait=1', { 'if-none-match': '"1"' })])
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 304])
    expect(asked.map(({ by, orderId }) => [by.userId, orderId])).to.deep.equal(times(2, () => [ORDER.userId, ORDER.id]))
  })

  it('waits for a decision, or for a version that its client does not have', async () => {
    await open()
    served.stopping.abort()
    await Promise.all([wait('?wait=1'), wait('?wait=1', { 'if-none-match': '"2", "3"' })])
    const [decision, other] = asked.map(({ until }) => until)
    expect(decision).to.be.undefined
    expect([1, 2, 3, 4].map(version => other?.(version))).to.deep.equal([true, false, false, true])
  })

  for (const query of ['?wait=0', '?wait=26', '?wait=', '?wait=1.5', '?wait=soon', '?wait=1&wait=2', '?await=1'])
    it(`is refused with ${query}`, async () => {
      await open()
      const { status, text } = await wait(query)
      expect(status).to.equal(422)
      expect(text).to.match(/"parameter":"a?wait"/)
    })

  it('is answered at once by a service that stops, which waits for nobody', async () => {
    await open(10, { server: { limits: { rest: 20 } } })
    const all = arrivals(5)
    const answers = times(5, () => wait('?wait=25'))
    await all
    served.stopping.abort()
    for (const { status } of await Promise.all(answers)) expect(status).to.equal(200)
    expect((await wait('?wait=25')).status, 'one that comes late').to.equal(200)
    expect(await served.stop(GRACE)).to.equal(0)
  })

  it('takes its seat in a room of its own, beyond which others need not wait, and leaves it when it is answered', async () => {
    await open(2)
    const all = arrivals(2)
    const seated = [wait('?wait=25'), wait('?wait=25')]
    await all
    const { status, headers, text } = await wait('?wait=25')
    expect(status).to.equal(503)
    expect(headers.get('retry-after')).to.equal('1')
    expect(text).to.include('/problems/waiting-room-full')
    expect((await wait('')).status, 'an ordinary read').to.equal(200)
    served.stopping.abort()
    await Promise.all(seated)
    expect((await wait('?wait=25')).status).to.equal(200)
  })

  it('takes a seat of those of its account, beyond which others can still wait', async () => {
    await open(10, { maxWaitingOfOne: 2 })
    const all = arrivals(3)
    const seated = [wait('?wait=25'), wait('?wait=25')]
    const other = wait('?wait=25', {}, 'admin')
    await all
    const { status, text } = await wait('?wait=25')
    expect(status).to.equal(503)
    expect(text).to.include('/problems/waiting-room-full')
    served.stopping.abort()
    for (const { status } of await Promise.all([...seated, other])) expect(status).to.equal(200)
    expect((await wait('?wait=25')).status, 'when its seats are free again').to.equal(200)
  })

  it('is told nothing if its session has ended meanwhile', async () => {
    let ended = false
    const { authenticate } = stubPorts()
    await open(10, {
      ports: { authenticate: query => (ended ? errAsync({ type: 'Unauthenticated' }) : authenticate(query)) },
    })
    const one = arrivals(1)
    const answer = wait('?wait=25')
    await one
    ended = true
    served.stopping.abort()
    const { status, text } = await answer
    expect(status).to.equal(401)
    expect(text).not.to.include(ORDER.id)
  })

  it('leaves its seat when its session is ended, long before its limit, and others stay', async () => {
    const over = new Set<SessionId>()
    const { authenticate } = stubPorts()
    const { sessionId } = (await authenticate({ accessToken: TOKENS.customer }))._unsafeUnwrap()
    await open(2, {
      ports: {
        authenticate: query =>
          authenticate(query).andThen(by =>
            over.has(by.sessionId) ? err({ type: 'Unauthenticated' as const }) : ok(by),
          ),
        findEndedSessions: ids => okAsync(ids.filter(id => over.has(id))),
      },
    })
    const all = arrivals(2)
    const waits = [wait('?wait=25'), wait('?wait=25', {}, 'admin')]
    await all
    over.add(sessionId)
    const { status } = await waits[0]!
    expect(status).to.equal(401)
    expect(asked.map(({ by, enough }) => [by.role, enough.aborted])).to.have.deep.members([
      ['customer', true],
      ['admin', false],
    ])
    const taken = arrivals(3)
    const next = wait('?wait=25', {}, 'admin')
    await taken
    served.stopping.abort()
    for (const { status: told } of [await waits[1]!, await next]) expect(told).to.equal(200)
  })

  it('goes on waiting when nobody can tell which sessions have ended', async () => {
    let looks = 0
    await open(10, {
      ports: {
        findEndedSessions: () => {
          looks += 1
          return errAsync(unavailable('sessions'))
        },
      },
    })
    expect((await wait('?wait=2')).status).to.equal(200)
    expect(looks).to.be.at.least(1)
  })

  it('makes room when its client goes away', async () => {
    await open(1)
    const one = arrivals(1)
    const client = await rawConnection(served.address)
    client.write(`GET ${PATH}?wait=25 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKENS.customer}\r\n\r\n`)
    await one
    const { enough } = asked[0]!
    const gone = once(enough, 'abort')
    client.destroy()
    await gone
    await new Promise(resolve => setImmediate(resolve))
    served.stopping.abort()
    expect((await wait('?wait=1')).status).to.equal(200)
  })

  it('is told apart from ordinary reads in the log, and so in all figures', async () => {
    await open()
    served.stopping.abort()
    await wait('?wait=1')
    await wait('')
    const routes = served.logger.lines.flatMap(({ facts }) => ('route' in facts ? [facts.route] : []))
    expect(routes).to.deep.equal(['/api/orders/:id?wait', '/api/orders/:id'])
  })
})
