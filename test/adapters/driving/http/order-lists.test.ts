import { expect } from 'chai'
import fc from 'fast-check'
import { okAsync } from 'neverthrow'
import { orderCursor, positionIn } from '../../../../src/adapters/driving/http/json/order-cursor.js'
import type { ListOrdersQuery } from '../../../../src/application/ports/driving/list-orders.js'
import { instant, later } from '../../../../src/domain/shared/instant.js'
import { aUserId, anOrderId } from '../../../support/builders.js'
import { expectToMatchOpenApi } from '../../../support/openapi-validator.js'
import { SOME_DAY } from '../../../support/stepped-clock.js'
import { serve, type Served } from './served.js'

const NEXT = { createdAt: SOME_DAY, id: anOrderId() }
const AT = '2026-01-15T12:00:00Z'
const LATER = '2026-01-15T12:00:01Z'

describe('a list of orders', () => {
  const queries: ListOrdersQuery[] = []
  let served: Served
  before(async () => {
    const listOrders = (query: ListOrdersQuery) => {
      queries.push(query)
      return okAsync({ items: [], next: NEXT })
    }
    served = await serve({ ports: { listOrders } })
  })
  beforeEach(() => void queries.splice(0))
  after(() => served.stop(0))

  const list = async (query: string, as: 'customer' | 'admin' = 'customer') => {
    const path = `/api/orders${query}`
    const answer = await served.send('GET', path, { as })
    expectToMatchOpenApi('GET', path, answer.status, answer.headers, answer.text)
    return answer
  }
  const nextOf = ({ headers }: Awaited<ReturnType<typeof list>>) =>
    new URL(/^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1] ?? '', `${served.address}/api/orders`)

  it('is of twenty, unless said otherwise, and asked for again each time', async () => {
    const answer = await list('')
    expect(queries[0]?.selection).to.deep.equal({ limit: 20 })
    expect(answer.headers.get('cache-control')).to.equal('private, no-cache')
    await list('?limit=100')
    expect(queries[1]?.selection).to.deep.equal({ limit: 100 })
  })

  it('leads on to the next page, by a cursor in the body and by a link with the same filters', async () => {
    const userId = aUserId()
    const query = `?sku=MUG&from=${AT}&to=${LATER}&limit=5&userId=${userId}`
    const first = await list(query, 'admin')
    const { nextCursor } = JSON.parse(first.text) as { nextCursor: string }
    const link = nextOf(first)
    expect(link.searchParams.get('cursor')).to.equal(nextCursor)
    await list(link.search, 'admin')
    expect(queries[1]?.selection).to.deep.equal({
      limit: 5,
      userId,
      trait: { sku: 'MUG' },
      from: SOME_DAY,
      to: later(SOME_DAY, 1_000),
      after: NEXT,
    })
  })

  it('may have pages of another size from any page on', async () => {
    const link = nextOf(await list('?limit=5'))
    link.searchParams.set('limit', '7')
    expect((await list(link.search)).status).to.equal(200)
  })

  for (const [what, parameter, query] of [
    ['a status that there is not', 'status', '?status=Refused'],
    ['a status together with a SKU', 'status', '?status=Pending&sku=MUG'],
    ['a parameter twice', 'status', '?status=Pending&status=Failed'],
    ['something that is no SKU', 'sku', '?sku=%20'],
    ['a time that is not in UTC', 'from', '?from=2026-01-15T12:00:00%2B01:00'],
    ['a day that there is not', 'to', '?to=2026-02-30T12:00:00Z'],
    ['a time that is no time', 'to', '?to=tomorrow'],
    ['an end before the beginning', 'from', `?from=${LATER}&to=${AT}`],
    ['no order at all', 'limit', '?limit=0'],
    ['more orders than a page has', 'limit', '?limit=101'],
    ['a part of an order', 'limit', '?limit=1.5'],
    ['somebody who has no id', 'userId', '?userId=ada'],
    ['a page of no list', 'cursor', '?cursor=abc'],
    ['a page without a name', 'cursor', '?cursor='],
    ['what nobody knows', 'page', '?page=2'],
  ] as const)
    it(`is refused to who asks for ${what}, by the name of the parameter`, async () => {
      const { status, text } = await list(query)
      expect(status).to.equal(422)
      const { errors } = JSON.parse(text) as { errors: { parameter: string }[] }
      expect(errors.map(error => error.parameter)).to.deep.equal([parameter])
      expect(queries).to.be.empty
    })

  describe('goes on by a cursor', () => {
    const cursorOf = async (query: string, as?: 'admin') => nextOf(await list(query, as)).searchParams.get('cursor')!

    for (const [what, other] of [
      ['another status', '?status=Failed'],
      ['a SKU', '?sku=MUG'],
      ['a beginning', `?from=${AT}`],
      ['an end', `?to=${AT}`],
    ] as const)
      it(`of the same filters alone: not with ${what}`, async () => {
        const cursor = await cursorOf('?status=Pending')
        const { status, text } = await list(`${other}&cursor=${cursor}`)
        expect(status).to.equal(422)
        expect(text).to.include('"parameter":"cursor"')
      })

    it('of one’s own list alone', async () => {
      expect((await list(`?cursor=${await cursorOf('')}`, 'admin')).status).to.equal(422)
      expect((await list(`?cursor=${await cursorOf('', 'admin')}`)).status).to.equal(422)
      const ofOne = await cursorOf(`?userId=${aUserId()}`, 'admin')
      expect((await list(`?cursor=${ofOne}`, 'admin')).status).to.equal(422)
    })

    it('that is whole: none with another sign in it, or one less, is taken', () => {
      const identity = ['somebody', 'Pending']
      const cursor = orderCursor(identity, NEXT)
      expect(positionIn(cursor, identity)._unsafeUnwrap()).to.deep.equal(NEXT)
      const damaged = fc
        .tuple(fc.nat(cursor.length - 1), fc.constantFrom('', 'A', 'z', '-', '=', '~'))
        .map(([at, sign]) => cursor.slice(0, at) + sign + cursor.slice(at + 1))
        .filter(text => text !== cursor)
      fc.assert(fc.property(damaged, text => positionIn(text, identity).isErr()))
      fc.assert(fc.property(fc.string({ unit: 'binary' }), text => positionIn(text, identity).isErr()))
    })

    it('to any place there may be', () => {
      const instants = fc.integer({ min: 0, max: 253_402_300_799_999 }).map(instant)
      fc.assert(
        fc.property(instants, createdAt => {
          const position = { createdAt, id: NEXT.id }
          expect(positionIn(orderCursor([], position), [])._unsafeUnwrap()).to.deep.equal(position)
        }),
      )
    })
  })
})
