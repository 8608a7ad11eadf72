import { expect } from 'chai'
import { aCancelling, aClaimToken, aFailing, aPlacedOrder, aProcessing } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import {
  DUE_AT,
  LEASE,
  NEXT_LOOK,
  progressOf,
  recorded,
  type OpenOrders,
  type OrdersUnderTest,
} from './orders-under-test.js'

/** The part of the order repository's contract about orders that are decided. */
export const savingDecisionsContract = (open: OpenOrders): void => {
  let store: OrdersUnderTest
  beforeEach(async () => {
    store = await open()
  })

  describe('a saved decision', () => {
    it('is there with its history, its stock and mail are due, and nothing is left to publish', async () => {
      const { order, event } = await recorded(store)
      const failing = aFailing(order)
      await valueOf(store.orders.save(failing, { announce: false, dueAt: NEXT_LOOK }))
      expect(await progressOf(store, order.id)).to.deep.equal({
        order: failing.order,
        outbox: [],
        stock: 'due',
        mail: { state: 'due', attempts: 0, postponed: 0 },
        requeues: 0,
        dueAt: NEXT_LOOK,
        history: [
          { at: event.occurredAt, what: 'Placed', by: event.by },
          { at: failing.event.occurredAt, what: 'Failed', by: failing.event.by, why: 'ProductsWithdrawn' },
        ],
      })
    })

    it('that is announced leaves its own event to publish', async () => {
      const { order } = await recorded(store)
      const processing = aProcessing(order)
      await valueOf(store.orders.save(processing, { announce: true, dueAt: NEXT_LOOK }))
      expect((await progressOf(store, order.id)).outbox).to.deep.equal([processing.event])
    })

    it('that claims the mail keeps others from claiming it, until the lease is over', async () => {
      const { order } = await recorded(store)
      const claim = { token: aClaimToken(), leaseMs: LEASE }
      await valueOf(store.orders.save(aProcessing(order), { announce: false, dueAt: NEXT_LOOK, claim }))
      expect((await progressOf(store, order.id)).mail).to.include({ state: 'claimed', attempts: 1, token: claim.token })
      const deed = { at: NEXT_LOOK, by: { role: 'worker' } } as const
      const again = () => store.dueOrders.claimMail(order.id, { token: aClaimToken(), leaseMs: LEASE }, deed)
      expect(await valueOf(again())).to.be.false
      await store.passTime(LEASE)
      expect(await valueOf(again())).to.be.true
    })

    it('is refused as stale, and changes nothing, when the order has moved on', async () => {
      const { order } = await recorded(store)
      const cancelling = aCancelling(order, 'changed my mind')
      await valueOf(store.orders.save(cancelling, { announce: false, dueAt: NEXT_LOOK }))
      const before = await progressOf(store, order.id)
      const stale = store.orders.save(aProcessing(order), { announce: true, dueAt: DUE_AT })
      expect(await errorOf(stale)).to.deep.equal({ type: 'StaleOrder' })
      expect(await progressOf(store, order.id)).to.deep.equal(before)
    })

    it('is refused as stale when there is no such order', async () => {
      const { order } = aPlacedOrder()
      const saved = store.orders.save(aProcessing(order), { announce: false, dueAt: NEXT_LOOK })
      expect(await errorOf(saved)).to.deep.equal({ type: 'StaleOrder' })
      expect(await valueOf(store.orders.decisionOf(order.id))).to.be.undefined
    })

    it('is one of all that were made at once on one version', async () => {
      const { order } = await recorded(store)
      const rivals = times(20, i => (i % 2 === 0 ? aProcessing(order) : aCancelling(order)))
      const saved = await Promise.all(
        rivals.map(rival => store.orders.save(rival, { announce: true, dueAt: NEXT_LOOK })),
      )
      const winners = rivals.filter((_, i) => saved[i]?.isOk())
      expect(winners).to.have.length(1)
      const progress = await progressOf(store, order.id)
      expect(progress.order).to.deep.equal(winners[0]?.order)
      expect(progress.outbox).to.deep.equal([winners[0]?.event])
      expect(progress.history).to.have.length(2)
    })
  })
}
