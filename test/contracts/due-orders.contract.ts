import { expect } from 'chai'
import type { OrderPlaced } from '../../src/domain/order/order-events.js'
import type { Order } from '../../src/domain/order/order.js'
import { instant, later, type Instant } from '../../src/domain/shared/instant.js'
import {
  aCancelling,
  aFailing,
  aKeyedOrderId,
  anEventId,
  anOrderId,
  aPlacedOrder,
  aProcessing,
} from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { tamper } from '../support/tamper.js'
import { times } from '../support/times.js'
import { claimingMailContract } from './claiming-mail.contract.js'
import { finishingOrdersContract } from './finishing-orders.contract.js'
import {
  DUE_AT,
  NEXT_LOOK,
  progressOf,
  recorded,
  REFUSAL,
  type OpenOrders,
  type OrdersUnderTest,
} from './orders-under-test.js'

const putBackEvent = ({ id }: Order): OrderPlaced => ({
  type: 'OrderPlaced',
  id: anEventId(),
  orderId: id,
  occurredAt: SOME_DAY,
  by: { role: 'reconciler' },
})

export const dueOrdersContract = (open: OpenOrders): void => {
  let store: OrdersUnderTest
  beforeEach(async () => {
    store = await open()
  })

  const dueOrder = async (dueAt: Instant) => (await recorded(store, aPlacedOrder(), dueAt)).order.id
  const published = async () => {
    const { order, event } = await recorded(store)
    await valueOf(store.dueOrders.markPublished(order.id, [event.id], NEXT_LOOK))
    return order
  }

  describe('finding an order by its id', () => {
    it('tells an order from a refusal, from a tombstone, and from nothing', async () => {
      const [refused, abandoned] = [aKeyedOrderId(), anOrderId()]
      await valueOf(store.orders.refuse(refused, REFUSAL))
      await valueOf(store.orders.abandon(abandoned))
      const { order } = await recorded(store)
      expect((await progressOf(store, order.id)).order).to.deep.equal(order)
      expect(await valueOf(store.dueOrders.find(refused))).to.deep.equal({ type: 'Refused' })
      expect(await valueOf(store.dueOrders.find(abandoned))).to.deep.equal({ type: 'Abandoned' })
      expect(await valueOf(store.dueOrders.find(anOrderId()))).to.be.undefined
    })

    it('gives something that may be changed without changing the order', async () => {
      const { order } = await recorded(store)
      const expected = structuredClone(await progressOf(store, order.id))
      tamper(await progressOf(store, order.id))
      expect(await progressOf(store, order.id)).to.deep.equal(expected)
    })
  })

  describe('claiming what is due', () => {
    const claim = (now: Instant, limit: number, until: Instant = NEXT_LOOK) =>
      valueOf(store.dueOrders.claimDue(now, until, limit))

    it('gives the oldest first, up to the limit', async () => {
      const third = await dueOrder(instant(3_000))
      const first = await dueOrder(instant(1_000))
      const second = await dueOrder(instant(2_000))
      expect(await claim(DUE_AT, 2)).to.deep.equal([first, second])
      expect(await claim(DUE_AT, 2)).to.deep.equal([third])
    })

    it('gives none before its time', async () => {
      const id = await dueOrder(instant(1_000))
      expect(await claim(instant(999), 10)).to.deep.equal([])
      expect(await claim(instant(1_000), 10)).to.deep.equal([id])
    })

    it('gives each again when the time of the claim is over', async () => {
      const id = await dueOrder(DUE_AT)
      expect(await claim(DUE_AT, 10, NEXT_LOOK)).to.deep.equal([id])
      expect((await progressOf(store, id)).dueAt).to.equal(NEXT_LOOK)
      expect(await claim(later(NEXT_LOOK, -1), 10, NEXT_LOOK)).to.deep.equal([])
      expect(await claim(NEXT_LOOK, 10, later(NEXT_LOOK, 1))).to.deep.equal([id])
    })

    it('gives each order to one, of however many that ask at once', async () => {
      const ids = await Promise.all(times(30, () => dueOrder(DUE_AT)))
      const claims = await valuesOf(times(10, () => store.dueOrders.claimDue(DUE_AT, NEXT_LOOK, 10)))
      const rest = await claim(DUE_AT, 30)
      expect([...claims.flat(), ...rest])
        .to.have.members(ids)
        .and.to.have.length(30)
    })

    it('gives neither refusals nor tombstones', async () => {
      await valueOf(store.orders.refuse(aKeyedOrderId(), REFUSAL))
      await valueOf(store.orders.abandon(anOrderId()))
      expect(await claim(NEXT_LOOK, 10)).to.deep.equal([])
    })
  })

  describe('publishing', () => {
    it('takes the event out of the outbox, and sets when to look at a Pending order again', async () => {
      const order = await published()
      expect(await progressOf(store, order.id)).to.deep.include({ outbox: [], dueAt: NEXT_LOOK })
    })

    it('of the outcome leaves the time to look at the order alone', async () => {
      const { order } = await recorded(store)
      const processing = aProcessing(order)
      await valueOf(store.orders.save(processing, { announce: true, dueAt: DUE_AT }))
      await valueOf(store.dueOrders.markPublished(order.id, [processing.event.id], NEXT_LOOK))
      expect(await progressOf(store, order.id)).to.deep.include({ outbox: [], dueAt: DUE_AT })
    })

    it('of what is no longer in the outbox changes nothing', async () => {
      const { order, event } = await recorded(store)
      const failing = aFailing(order)
      await valueOf(store.orders.save(failing, { announce: true, dueAt: DUE_AT }))
      const before = await progressOf(store, order.id)
      await valueOf(store.dueOrders.markPublished(order.id, [event.id], NEXT_LOOK))
      expect(await progressOf(store, order.id)).to.deep.equal(before)
    })

    it('again, after the order was put back, takes nothing out and puts nothing off', async () => {
      const { order, event } = await recorded(store)
      await valueOf(store.dueOrders.markPublished(order.id, [event.id], DUE_AT))
      await valueOf(store.dueOrders.putBack(order.id, putBackEvent(order), { requeues: 0 }, DUE_AT))
      const before = await progressOf(store, order.id)
      await valueOf(store.dueOrders.markPublished(order.id, [event.id], NEXT_LOOK))
      expect(await progressOf(store, order.id)).to.deep.equal(before)
    })
  })

  describe('putting an order back', () => {
    it('has it published again, counts it, and says so in the history', async () => {
      const order = await published()
      const event = putBackEvent(order)
      await valueOf(store.dueOrders.putBack(order.id, event, { requeues: 0 }, DUE_AT))
      const { history, ...progress } = await progressOf(store, order.id)
      expect(progress).to.deep.include({ outbox: [event], requeues: 1, dueAt: DUE_AT })
      expect(history.at(-1)).to.deep.equal({ at: SOME_DAY, what: 'PutBack', by: { role: 'reconciler' } })
    })

    it('is told one by one ten times, and counted from then on', async () => {
      const order = await published()
      for (let requeues = 0; requeues < 12; requeues += 1) {
        const event = putBackEvent(order)
        await valueOf(store.dueOrders.putBack(order.id, event, { requeues }, DUE_AT))
        await valueOf(store.dueOrders.markPublished(order.id, [event.id], NEXT_LOOK))
      }
      const { history, repeated } = await progressOf(store, order.id)
      expect(history.filter(({ what }) => what === 'PutBack')).to.have.lengthOf(10)
      expect(repeated).to.deep.equal({ PutBack: { times: 2, last: SOME_DAY } })
    })

    it('happens once, of however many that saw the same', async () => {
      const order = await published()
      await valuesOf(times(10, () => store.dueOrders.putBack(order.id, putBackEvent(order), { requeues: 0 }, DUE_AT)))
      const { outbox, requeues } = await progressOf(store, order.id)
      expect({ events: outbox.length, requeues }).to.deep.equal({ events: 1, requeues: 1 })
    })

    const unchanged: Record<string, (order: Order) => Promise<unknown>> = {
      'that was put back before': async order => {
        const event = putBackEvent(order)
        await valueOf(store.dueOrders.putBack(order.id, event, { requeues: 0 }, DUE_AT))
        await valueOf(store.dueOrders.markPublished(order.id, [event.id], DUE_AT))
      },
      'that has been decided': order =>
        valueOf(store.orders.save(aCancelling(order), { announce: false, dueAt: DUE_AT })),
    }
    for (const [which, happens] of Object.entries(unchanged))
      it(`${which} changes nothing`, async () => {
        const order = await published()
        await happens(order)
        const before = await progressOf(store, order.id)
        await valueOf(store.dueOrders.putBack(order.id, putBackEvent(order), { requeues: 0 }, NEXT_LOOK))
        expect(await progressOf(store, order.id)).to.deep.equal(before)
      })

    it('that has not been published yet changes nothing', async () => {
      const { order, event } = await recorded(store)
      await valueOf(store.dueOrders.putBack(order.id, putBackEvent(order), { requeues: 0 }, NEXT_LOOK))
      expect(await progressOf(store, order.id)).to.deep.include({ outbox: [event], requeues: 0, dueAt: DUE_AT })
    })
  })

  claimingMailContract(open)
  finishingOrdersContract(open)
}
