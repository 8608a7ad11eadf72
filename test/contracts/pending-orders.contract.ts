import { expect } from 'chai'
import type { PendingOrders } from '../../src/application/ports/driven/pending-orders.js'
import type { OrderId } from '../../src/domain/shared/ids.js'
import { later, type Instant } from '../../src/domain/shared/instant.js'
import { aKeyedOrderId, anOrderId, aPlacedOrder, aProcessing } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { recorded, REFUSAL, type OrdersUnderTest } from './orders-under-test.js'

export type PendingUnderTest = OrdersUnderTest & Readonly<{ pendingOrders: PendingOrders }>

const at = (ms: number): Instant => later(SOME_DAY, ms)

export const pendingOrdersContract = (open: () => Promise<PendingUnderTest>): void => {
  let store: PendingUnderTest
  beforeEach(async () => {
    store = await open()
  })

  const placed = async (placedAt: Instant) => {
    const { order } = await recorded(store, aPlacedOrder({}, { at: placedAt }))
    return { orderId: order.id, placedAt }
  }
  const list = (...how: Parameters<PendingOrders['list']>) => valueOf(store.pendingOrders.list(...how))

  it('has nothing while nothing is Pending', async () => {
    await valueOf(store.orders.refuse(aKeyedOrderId(), REFUSAL))
    await valueOf(store.orders.abandon(anOrderId()))
    const { order } = await recorded(store)
    await valueOf(store.orders.save(aProcessing(order), { announce: false, dueAt: SOME_DAY }))
    expect(await list(10)).to.deep.equal([])
  })

  it('has Pending orders, whenever they are due and whether they have been published or not', async () => {
    const unpublished = await placed(at(1))
    const { order, event } = await recorded(store, aPlacedOrder({}, { at: at(2) }))
    await valueOf(store.dueOrders.markPublished(order.id, [event.id], at(900_000)))
    expect(await list(10)).to.deep.equal([unpublished, { orderId: order.id, placedAt: at(2) }])
  })

  it('lists page by page, placed first first and of those placed at once by id, also when orders of the page before are decided', async () => {
    const [third, fourth] = [await placed(at(2)), await placed(at(3))]
    const tied = [await placed(at(1)), await placed(at(1))].sort((a, b) => (a.orderId < b.orderId ? -1 : 1))
    const first = await list(1)
    expect(first).to.deep.equal([tied[0]])
    await decided(tied[0]!.orderId)
    const second = await list(2, first[0])
    expect(second).to.deep.equal([tied[1], third])
    expect(await list(10, second[1])).to.deep.equal([fourth])
    expect(await list(10, fourth)).to.deep.equal([])
  })

  const decided = async (id: OrderId) => {
    const decision = await valueOf(store.orders.decisionOf(id))
    if (decision?.type !== 'Ordered') return expect.fail(`there is no order ${id}`)
    return valueOf(store.orders.save(aProcessing(decision.order), { announce: false, dueAt: SOME_DAY }))
  }
}
