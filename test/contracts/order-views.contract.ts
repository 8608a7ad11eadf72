import { expect } from 'chai'
import { orderText } from '../../src/adapters/wire/order-json.js'
import type { OrderViews } from '../../src/application/ports/driven/order-views.js'
import type { Order } from '../../src/domain/order/order.js'
import { aCustomer, aFailing, aKeyedOrderId, anAdmin, anOrderId, aProcessing } from '../support/builders.js'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { tamper } from '../support/tamper.js'
import { times } from '../support/times.js'
import { NEXT_LOOK, recorded, REFUSAL, type OrdersUnderTest } from './orders-under-test.js'

export type ViewsUnderTest = OrdersUnderTest & Readonly<{ views: OrderViews }>

const MAX_BEHIND = 2_000

export const orderViewsContract = (open: () => Promise<ViewsUnderTest>): void => {
  let store: ViewsUnderTest
  let order: Order
  beforeEach(async () => {
    store = await open()
    ;({ order } = await recorded(store))
  })

  const owner = () => aCustomer(order.userId)
  const viewOf = ({ userId, version, ...rest }: Order) => ({
    owner: userId,
    version,
    text: orderText({ userId, version, ...rest }),
  })

  /** As everybody sees it from now on. */
  const decided = async () => {
    const failing = aFailing(order)
    await valueOf(store.orders.save(failing, { announce: false, dueAt: NEXT_LOOK }))
    await store.passTime(MAX_BEHIND)
    return failing.order
  }

  it('show an order to its owner and to administrators, every time the same', async () => {
    const seen = await valuesOf([owner(), anAdmin(), owner()].map(actor => store.views.visibleTo(actor, order.id)))
    for (const view of seen) expect(view).to.deep.equal(viewOf(order))
  })

  it('do not show it to anybody else, whoever has seen it before, decided or not', async () => {
    await hiddenFromOthers()
    await decided()
    await hiddenFromOthers()
  })

  const hiddenFromOthers = async () => {
    expect(await errorOf(store.views.visibleTo(aCustomer(), order.id))).to.deep.equal({ type: 'OrderNotFound' })
    await valueOf(store.views.visibleTo(owner(), order.id))
    expect(await errorOf(store.views.visibleTo(aCustomer(), order.id))).to.deep.equal({ type: 'OrderNotFound' })
    expect(await errorOf(store.views.historyVisibleTo(aCustomer(), order.id))).to.deep.equal({ type: 'OrderNotFound' })
  }

  it('tell the owner from others that ask at the same moment', async () => {
    const actors = times(20, i => (i % 2 === 0 ? owner() : aCustomer()))
    const seen = await Promise.all(actors.map(actor => store.views.visibleTo(actor, order.id)))
    expect(seen.map(view => view.isOk())).to.deep.equal(actors.map(actor => actor.userId === order.userId))
  })

  it('do not show what never was an order', async () => {
    const [refused, abandoned] = [aKeyedOrderId(), anOrderId()]
    await valueOf(store.orders.refuse(refused, REFUSAL))
    await valueOf(store.orders.abandon(abandoned))
    for (const id of [refused, abandoned, anOrderId()]) {
      expect(await errorOf(store.views.visibleTo(anAdmin(), id))).to.deep.equal({ type: 'OrderNotFound' })
      expect(await errorOf(store.views.historyVisibleTo(anAdmin(), id))).to.deep.equal({ type: 'OrderNotFound' })
    }
  })

  it('show the decision no more than two seconds later, and from then on for ever', async () => {
    await valueOf(store.views.visibleTo(owner(), order.id))
    const failed = await decided()
    for (const ms of [0, MAX_BEHIND]) {
      await store.passTime(ms)
      expect(await valueOf(store.views.visibleTo(owner(), order.id))).to.deep.equal(viewOf(failed))
    }
  })

  it('show the history, oldest first', async () => {
    await valueOf(store.orders.save(aProcessing(order), { announce: false, dueAt: NEXT_LOOK }))
    await store.passTime(MAX_BEHIND)
    const told = await valueOf(store.views.historyVisibleTo(owner(), order.id))
    expect(told.history.map(entry => entry.what)).to.deep.equal(['Placed', 'Processed'])
    expect(await valueOf(store.views.historyVisibleTo(anAdmin(), order.id))).to.deep.equal(told)
  })

  it('show what may be changed without changing the order', async () => {
    const failed = await decided()
    tamper(await valueOf(store.views.visibleTo(owner(), order.id)))
    tamper(await valueOf(store.views.historyVisibleTo(owner(), order.id)))
    expect(await valueOf(store.views.visibleTo(owner(), order.id))).to.deep.equal(viewOf(failed))
    expect((await valueOf(store.views.historyVisibleTo(owner(), order.id))).history[0]?.what).to.equal('Placed')
  })
}
