import { expect } from 'chai'
import fc from 'fast-check'
import { orderText } from '../../src/adapters/wire/order-json.js'
import type { OrderListing } from '../../src/application/ports/driven/order-listing.js'
import type { Actor } from '../../src/domain/account/account.js'
import type { OrderPosition, OrderSelection } from '../../src/domain/order/order-selection.js'
import type { Order } from '../../src/domain/order/order.js'
import type { UserId } from '../../src/domain/shared/ids.js'
import { later } from '../../src/domain/shared/instant.js'
import {
  aCustomer,
  aKeyedOrderId,
  anAdmin,
  anOrderId,
  aPlacedOrder,
  aPricedLine,
  aProcessing,
  aProduct,
  aUserId,
  heldLines,
  sku,
} from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { tamper } from '../support/tamper.js'
import { times } from '../support/times.js'
import { NEXT_LOOK, recorded, REFUSAL, type OrdersUnderTest } from './orders-under-test.js'

export type ListingUnderTest = OrdersUnderTest & Readonly<{ listing: OrderListing }>
type Selected = Partial<OrderSelection>

export const orderListingContract = (open: () => Promise<ListingUnderTest>, { runs = 50 } = {}): void => {
  let store: ListingUnderTest
  beforeEach(async () => {
    store = await open()
  })

  const admin = anAdmin()
  const [ada, bob] = [aUserId(), aUserId()]
  const at = (ms: number) => later(SOME_DAY, ms)
  const placed = async (ms: number, userId: UserId = ada, skus: readonly string[] = ['MUG'], id = anOrderId()) => {
    const [first, ...others] = skus.map(name => aPricedLine(aProduct({ sku: sku(name) })))
    const lines = heldLines([first ?? aPricedLine(), ...others])
    return (await recorded(store, aPlacedOrder({ id, userId, lines }, { at: at(ms) }))).order
  }
  const processed = async (order: Order): Promise<Order> => {
    const decision = aProcessing(order, { at: at(9) })
    await valueOf(store.orders.save(decision, { announce: false, dueAt: NEXT_LOOK }))
    return decision.order
  }
  const page = (actor: Actor, selection: Selected = {}) =>
    valueOf(store.listing.pageVisibleTo(actor, { limit: 100, ...selection }))
  const idsOf = (items: readonly { text: string }[]) =>
    items.map(({ text }) => (JSON.parse(text) as { orderId: string }).orderId)
  const listed = async (actor: Actor, selection?: Selected) => idsOf((await page(actor, selection)).items)

  /** The ids on all pages; `between` happens after each of them. */
  const walk = async (
    actor: Actor,
    selection: Selected & { limit: number },
    between: () => Promise<unknown> = async () => undefined,
  ) => {
    const ids: string[] = []
    for (let after: OrderPosition | undefined; ;) {
      const { items, next } = await page(actor, { ...selection, ...(after ? { after } : {}) })
      ids.push(...idsOf(items))
      if (!next) return ids
      expect(items).to.have.length(selection.limit)
      after = next
      await between()
    }
  }

  it('shows orders as they are read one by one, the newest first', async () => {
    const orders = [await processed(await placed(1)), await placed(3), await placed(2)]
    const { items, next } = await page(aCustomer(ada))
    const expected = [orders[1]!, orders[2]!, orders[0]!].map(order => ({
      owner: ada,
      version: order.version,
      text: orderText(order),
    }))
    expect(items).to.deep.equal(expected)
    expect(next).to.be.undefined
  })

  it('shows of orders placed at the same instant the higher id first', async () => {
    const orders = [await placed(1), await placed(1, ada, ['MUG'], aKeyedOrderId()), await placed(1)]
    expect(await listed(admin)).to.deep.equal(orders.map(({ id }) => id).sort((a, b) => (a < b ? 1 : -1)))
  })

  it('shows customers their own, whosever they select, and administrators those of everybody or of one', async () => {
    const [of_ada, of_bob] = [await placed(1), await placed(2, bob)]
    expect(await listed(aCustomer(ada))).to.deep.equal([of_ada.id])
    expect(await listed(aCustomer(ada), { userId: bob })).to.deep.equal([of_ada.id])
    expect(await listed(admin)).to.deep.equal([of_bob.id, of_ada.id])
    expect(await listed(admin, { userId: bob })).to.deep.equal([of_bob.id])
    expect(await listed(aCustomer())).to.be.empty
  })

  for (const [who, userId] of [
    ['everybody', undefined],
    ['one', ada],
  ] as const)
    it(`selects by status, by SKU, and by time, of ${who}`, async () => {
      const [one, two, three] = [await placed(1, ada, ['MUG', 'PEN']), await placed(2, ada, ['PEN']), await placed(3)]
      await processed(two)
      const of = (selection: Selected) => listed(admin, { ...(userId ? { userId } : {}), ...selection })
      expect(await of({ trait: { status: 'Pending' } })).to.deep.equal([three.id, one.id])
      expect(await of({ trait: { status: 'Processed' } })).to.deep.equal([two.id])
      expect(await of({ trait: { status: 'Cancelled' } })).to.be.empty
      expect(await of({ trait: { sku: sku('PEN') } })).to.deep.equal([two.id, one.id])
      expect(await of({ trait: { sku: sku('PE') } })).to.be.empty
      expect(await of({ from: at(2) })).to.deep.equal([three.id, two.id])
      expect(await of({ to: at(2) })).to.deep.equal([one.id])
      expect(await of({ from: at(2), to: at(3) })).to.deep.equal([two.id])
      expect(await of({ from: at(2), to: at(2) })).to.be.empty
      expect(await of({ trait: { sku: sku('MUG') }, to: at(3) })).to.deep.equal([one.id])
    })

  it('shows no refusal, and nothing that was abandoned', async () => {
    await valueOf(store.orders.refuse(aKeyedOrderId(), REFUSAL))
    await valueOf(store.orders.abandon(anOrderId()))
    expect(await listed(admin)).to.be.empty
    expect(await listed(admin, { from: at(-1_000), to: at(1_000) })).to.be.empty
  })

  it('says where the next page goes on, and nothing after the last, be it full or not', async () => {
    for (const ms of [1, 2, 3, 4]) await placed(ms)
    expect((await page(admin, { limit: 4 })).next).to.be.undefined
    expect((await page(admin, { limit: 5 })).next).to.be.undefined
    const { items, next } = await page(admin, { limit: 3 })
    expect(items).to.have.length(3)
    expect((await page(admin, { limit: 3, after: next! })).items).to.have.length(1)
  })

  it('shows what may be changed without changing the order', async () => {
    const order = await placed(1)
    tamper(await page(admin))
    expect((await page(admin)).items[0]?.text).to.equal(orderText(order))
  })

  it('shows to who walks all pages, while orders are placed and decided, each order that was there exactly once', async () => {
    const instants = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 12 })
    const selections = fc.constantFrom<Selected>({}, { trait: { sku: sku('MUG') } }, { from: at(1) }, { to: at(3) })
    await fc.assert(
      fc.asyncProperty(
        instants,
        instants,
        fc.integer({ min: 1, max: 5 }),
        selections,
        async (before, during, limit, of) => {
          const owner = aUserId()
          const actor = aCustomer(owner)
          const orders = await Promise.all(before.map(ms => placed(ms, owner)))
          const expected = await listed(actor, of)
          const coming = [...during]
          const walked = await walk(actor, { ...of, limit }, async () => {
            const ms = coming.pop()
            if (ms !== undefined) await placed(ms, owner)
            const undecided = orders.pop()
            if (undecided) await processed(undecided)
          })
          expect(walked, 'none twice').to.have.length(new Set(walked).size)
          expect(walked.filter(id => expected.includes(id))).to.deep.equal(expected)
        },
      ),
      { numRuns: runs },
    )
  })

  it('leads through all pages to the oldest order', async () => {
    const orders = await Promise.all(times(30, i => placed(i)))
    expect(await walk(admin, { limit: 7 })).to.deep.equal(orders.map(({ id }) => id).reverse())
  })
}
