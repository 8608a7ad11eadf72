import { once } from 'node:events'
import { expect } from 'chai'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import { inMemoryRateLimiter } from '../../../../src/adapters/driven/in-memory/in-memory-rate-limiter.js'
import { requestLimits } from '../../../../src/adapters/driving/http/request-limits.js'
import type { ObservedRequest } from '../../../../src/adapters/support/metrics.js'
import { unavailable } from '../../../../src/application/errors.js'
import { uuid } from '../../../support/sequential-ids.js'
import { steppedClock } from '../../../support/stepped-clock.js'
import { ORDER, TOKENS } from '../../../support/stub-ports.js'
import { rawConnection, sendRaw } from './raw-request.js'
import { serve, type Given } from './served.js'

const AS_CUSTOMER = `Authorization: Bearer ${TOKENS.customer}`
/** A request that says how long its body is, be it 0, goes the long way. */
const LONG_WAY = 'Content-Length: 0'

type Told = Readonly<{ answer: string; lines: readonly object[]; observed: readonly object[] }>
const WHENEVER = { date: 'Date: -', requestId: uuid(4, 9), ms: 0 }

/** All that a request comes to, for its client and for its operators, `times` after each other. */
const toldOf = async (given: () => Given, headers: readonly string[], times: number): Promise<Told[]> => {
  const observed: ObservedRequest[] = []
  const observe = (request: ObservedRequest) => void observed.push({ ...request, ms: WHENEVER.ms })
  const served = await serve({ requestId: () => WHENEVER.requestId, observe, ...given() })
  const told: Told[] = []
  for (let time = 0; time < times; time += 1) {
    const head = [`GET /api/orders/${ORDER.id} HTTP/1.1`, 'Host: shop', 'Connection: close', ...headers]
    const answer = await sendRaw(served.address, `${head.join('\r\n')}\r\n\r\n`)
    const lines = served.logger.lines.map(line => ({ ...line, facts: { ...line.facts, ms: 0, stack: '' } }))
    told.push({ answer: answer.replace(/Date: .*/, WHENEVER.date), lines, observed: [...observed] })
  }
  await served.stop(0)
  return told
}

const limited =
  (account: number, address = 9) =>
  (): Given => {
    const quota = (limit: number) => ({ limit, window: 60_000 })
    const each = { address: quota(address), account: quota(account) }
    const quotas = { register: each, login: each, session: each, read: each, write: each, admin: each }
    const limiter = inMemoryRateLimiter({ clock: steppedClock() })
    return { limits: requestLimits({ limiter, quotas, trustedProxies: 0, observe: () => undefined }) }
  }
const failing = (getOrder: NonNullable<Given['ports']>['getOrder'] & object) => (): Given => ({ ports: { getOrder } })
const worded = (text: string) => (): Given => ({
  ports: { getOrder: () => okAsync({ owner: ORDER.userId, version: ORDER.version, text }) },
})
const thrown = () => {
  throw new Error('the inside')
}
const rejected = () => ResultAsync.fromSafePromise<never>(Promise.reject(new Error('the inside')))

const CASES: Readonly<Record<string, readonly [given: () => Given, headers: readonly string[], status: number]>> = {
  'the order': [() => ({}), [AS_CUSTOMER], 200],
  'the order, where pages of others may call': [() => ({ corsOrigins: ['https://shop.test'] }), [AS_CUSTOMER], 200],
  'the order, as a page of others that may call': [
    () => ({ corsOrigins: ['https://shop.test'] }),
    [AS_CUSTOMER, 'Origin: https://shop.test'],
    200,
  ],
  'the order, in whatever script': [worded('{"name":"Käse, 茶, 🫖"}'), [AS_CUSTOMER], 200],
  'the order, in Latin 1 that is not ASCII': [worded('{"name":"Käse"}'), [AS_CUSTOMER], 200],
  'the order, and how the limits stand': [limited(9), [AS_CUSTOMER], 200],
  'that it has not changed': [() => ({}), [AS_CUSTOMER, `If-None-Match: W/"7", "${ORDER.version}"`], 304],
  'the order, if it has': [() => ({}), [AS_CUSTOMER, 'If-None-Match: "7"'], 200],
  'that it asks too much': [limited(0), [AS_CUSTOMER], 429],
  'that it asks too much, before that its token is no good': [limited(9, 0), ['Authorization: Bearer forged'], 429],
  'that it is not signed in': [limited(9), [], 401],
  'that its token is no good': [limited(9), ['Authorization: Bearer forged'], 401],
  'that there is no such order': [failing(() => errAsync({ type: 'OrderNotFound' })), [AS_CUSTOMER], 404],
  'that it has to wait': [failing(() => errAsync(unavailable('the store'))), [AS_CUSTOMER], 503],
  'nothing of a bug that was thrown': [failing(thrown), [AS_CUSTOMER], 500],
  'nothing of a bug that was rejected': [failing(rejected), [AS_CUSTOMER], 500],
}

describe('Who asks for an order, and nothing else,', () => {
  for (const [what, [given, headers, status]] of Object.entries(CASES))
    it(`is told ${what}: to the byte what everybody is told, and so are operators`, async () => {
      const short = await toldOf(given, headers, 2)
      expect(short[0]?.answer).to.match(new RegExp(`^HTTP/1.1 ${status} `))
      expect(short).to.deep.equal(await toldOf(given, [...headers, LONG_WAY], 2))
    })

  it('has an order read only by the first of the requests that its limit refuses', async () => {
    let read = 0
    const getOrder = () => {
      read += 1
      return okAsync({ owner: ORDER.userId, version: ORDER.version, text: '{}' })
    }
    const answers = await toldOf(() => ({ ...limited(1)(), ports: { getOrder } }), [AS_CUSTOMER], 5)
    expect(answers.map(({ answer }) => answer.slice(9, 12))).to.deep.equal(['200', '429', '429', '429', '429'])
    expect(read).to.equal(2)
  })

  it('and leaves, is abandoned, and nothing is broken', async () => {
    let letGo: (() => void) | undefined
    const gone = new Promise<void>(resolve => (letGo = resolve))
    const asked = new AbortController()
    const getOrder = () => {
      asked.abort()
      return ResultAsync.fromSafePromise(gone).map(() => ({ owner: ORDER.userId, version: 1, text: '{}' }))
    }
    const { address, logger, stop } = await serve({ ports: { getOrder } })
    const socket = await rawConnection(address)
    socket.write(`GET /api/orders/${ORDER.id} HTTP/1.1\r\nHost: shop\r\n${AS_CUSTOMER}\r\n\r\n`)
    await once(asked.signal, 'abort')
    socket.destroy()
    while (logger.lines.length === 0) await new Promise(setImmediate)
    letGo?.()
    await stop(0)
    expect(logger.lines.map(({ level, facts }) => [level, 'abandoned' in facts])).to.deep.equal([['info', true]])
  })

  it('is not left waiting when not even the request can be named', async () => {
    const { address, logger, stop } = await serve({ requestId: thrown })
    const head = `GET /api/orders/${ORDER.id} HTTP/1.1\r\nHost: shop\r\n${AS_CUSTOMER}\r\n\r\n`
    expect(await sendRaw(address, head)).to.equal('')
    await stop(0)
    expect(logger.lines.map(({ level, message }) => `${level}: ${message}`)).to.deep.equal(['error: bug'])
  })
})
