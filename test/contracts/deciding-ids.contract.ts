import { expect } from 'chai'
import type { OrderRepository, Recorded } from '../../src/application/ports/driven/order-repository.js'
import type { OrderId } from '../../src/domain/shared/ids.js'
import { aCancelling, aKeyedOrderId, anOrderId, aPlacedOrder } from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { DUE_AT, NEXT_LOOK, recorded, REFUSAL, type OpenOrders, type OrdersUnderTest } from './orders-under-test.js'

/** The part of the order repository's contract on which the others rest: whoever comes first decides. */
export const decidingIdsContract = (open: OpenOrders): void => {
  let store: OrdersUnderTest
  beforeEach(async () => {
    store = await open()
  })

  const decisions: Record<string, (id: OrderId) => ReturnType<OrderRepository['record']>> = {
    record: id => store.orders.record(aPlacedOrder({ id }), DUE_AT),
    refuse: id => store.orders.refuse(id, REFUSAL),
    abandon: id => store.orders.abandon(id),
  }

  describe('the first document under an id decides it', () => {
    it('and before there is none, nothing is decided', async () => {
      expect(await valueOf(store.orders.decisionOf(anOrderId()))).to.be.undefined
    })

    it('so a recorded order is there at once', async () => {
      const placed = aPlacedOrder()
      const expected = { type: 'Ordered', order: placed.order }
      expect(await valueOf(store.orders.record(placed, DUE_AT))).to.deep.equal({ decision: expected, fresh: true })
      expect(await valueOf(store.orders.decisionOf(placed.order.id))).to.deep.equal(expected)
    })

    it('so a refusal repeats its shortages', async () => {
      const id = aKeyedOrderId()
      const expected = { type: 'Refused', ...REFUSAL }
      expect(await valueOf(store.orders.refuse(id, REFUSAL))).to.deep.equal({ decision: expected, fresh: true })
      expect(await valueOf(store.orders.decisionOf(id))).to.deep.equal(expected)
    })

    for (const [first, decideFirst] of Object.entries(decisions))
      for (const [second, decideAgain] of Object.entries(decisions))
        it(`so after ${first}, ${second} answers what is there and changes nothing`, async () => {
          const id = anOrderId()
          const { decision, fresh } = await valueOf(decideFirst(id))
          expect(fresh).to.be.true
          expect(await valueOf(decideAgain(id))).to.deep.equal({ decision, fresh: false })
          expect(await valueOf(store.orders.decisionOf(id))).to.deep.equal(decision)
        })

    const expectOneWinner = async (id: OrderId, all: readonly Recorded[]) => {
      expect(all.filter(each => each.fresh)).to.have.length(1)
      const decision = await valueOf(store.orders.decisionOf(id))
      for (const each of all) expect(each.decision).to.deep.equal(decision)
    }

    it('so of 50 records at once under one id one is fresh, and all answer its order', async () => {
      const id = aKeyedOrderId()
      await expectOneWinner(id, await valuesOf(times(50, () => store.orders.record(aPlacedOrder({ id }), DUE_AT))))
    })

    it('so of an order, a refusal and a tombstone at once one is fresh, and all answer it', async () => {
      const id = aKeyedOrderId()
      const all = times(10, () => Object.values(decisions).map(decision => decision(id))).flat()
      await expectOneWinner(id, await valuesOf(all))
    })

    it('and an order that is decided by now is answered as it is by now', async () => {
      const { order } = await recorded(store)
      const cancelled = aCancelling(order)
      await valueOf(store.orders.save(cancelled, { announce: false, dueAt: NEXT_LOOK }))
      const again = await valueOf(store.orders.record(aPlacedOrder({ id: order.id }), DUE_AT))
      expect(again).to.deep.equal({ decision: { type: 'Ordered', order: cancelled.order }, fresh: false })
    })
  })
}
