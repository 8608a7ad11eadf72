import { expect } from 'chai'
import { aCustomer, aKeyedOrderId, anAdmin, anOrderId, aPlacedOrder } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { tamper } from '../support/tamper.js'
import { decidingIdsContract } from './deciding-ids.contract.js'
import { DUE_AT, progressOf, recorded, REFUSAL, type OpenOrders, type OrdersUnderTest } from './orders-under-test.js'
import { savingDecisionsContract } from './saving-decisions.contract.js'

/** `daysPass`: whether the store under test can be made to believe that days have passed. */
export type OrderRepositoryFeatures = Readonly<{ daysPass: boolean }>

const DAY = 24 * 60 * 60_000

export const orderRepositoryContract = (open: OpenOrders, features: OrderRepositoryFeatures): void => {
  let store: OrdersUnderTest
  beforeEach(async () => {
    store = await open()
  })

  decidingIdsContract(open)

  describe('what was recorded', () => {
    it('has its event to publish, its first line of history, and the time when to look again', async () => {
      const { order, event } = await recorded(store)
      expect(await progressOf(store, order.id)).to.deep.equal({
        order,
        outbox: [event],
        stock: 'held',
        mail: { state: 'none' },
        requeues: 0,
        dueAt: DUE_AT,
        history: [{ at: event.occurredAt, what: 'Placed', by: event.by }],
      })
    })

    it('does not change with what was given or answered', async () => {
      const given = aPlacedOrder()
      const { order } = structuredClone(given)
      const answered = await valueOf(store.orders.record(given, DUE_AT))
      tamper(given)
      tamper(answered)
      tamper(await valueOf(store.orders.decisionOf(order.id)))
      expect(await valueOf(store.orders.decisionOf(order.id))).to.deep.equal({ type: 'Ordered', order })
    })

    it('is seen by its owner and by administrators', async () => {
      const { order } = await recorded(store)
      expect(await valueOf(store.orders.visibleTo(aCustomer(order.userId), order.id))).to.deep.equal(order)
      expect(await valueOf(store.orders.visibleTo(anAdmin(), order.id))).to.deep.equal(order)
    })

    it('does not exist for anybody else, no more than what was never recorded, refused or abandoned', async () => {
      const { order } = await recorded(store)
      const [refused, abandoned] = [aKeyedOrderId(), anOrderId()]
      await valueOf(store.orders.refuse(refused, REFUSAL))
      await valueOf(store.orders.abandon(abandoned))
      expect(await errorOf(store.orders.visibleTo(aCustomer(), order.id))).to.deep.equal({ type: 'OrderNotFound' })
      for (const id of [anOrderId(), refused, abandoned])
        expect(await errorOf(store.orders.visibleTo(anAdmin(), id))).to.deep.equal({ type: 'OrderNotFound' })
    })
  })

  savingDecisionsContract(open)

  if (features.daysPass)
    describe('as days pass', () => {
      it('a refusal is answered for at least a day, and then the id is free', async () => {
        const id = aKeyedOrderId()
        await valueOf(store.orders.refuse(id, REFUSAL))
        await store.passTime(DAY - 1)
        expect(await valueOf(store.orders.decisionOf(id))).to.deep.equal({ type: 'Refused', ...REFUSAL })
        await store.passTime(1)
        expect(await valueOf(store.orders.decisionOf(id))).to.be.undefined
      })

      it('the tombstone of an id without a key is kept for seven days', async () => {
        const id = anOrderId()
        await valueOf(store.orders.abandon(id))
        await store.passTime(7 * DAY - 1)
        expect(await valueOf(store.orders.decisionOf(id))).to.deep.equal({ type: 'Abandoned' })
        await store.passTime(1)
        expect(await valueOf(store.orders.decisionOf(id))).to.be.undefined
      })

      it('the tombstone of an id made from a key, and every order, are kept for ever', async () => {
        const id = aKeyedOrderId()
        await valueOf(store.orders.abandon(id))
        const { order } = await recorded(store)
        await store.passTime(1_000 * DAY)
        expect(await valueOf(store.orders.decisionOf(id))).to.deep.equal({ type: 'Abandoned' })
        expect(await valueOf(store.orders.decisionOf(order.id))).to.deep.equal({ type: 'Ordered', order })
      })
    })
}
