import { expect } from 'chai'
import type { DeadMails } from '../../src/application/ports/driven/dead-mails.js'
import type { Order } from '../../src/domain/order/order.js'
import { later, type Instant } from '../../src/domain/shared/instant.js'
import { aClaimToken, aKeyedOrderId, anOrderId, aPlacedOrder, aProcessing } from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { times } from '../support/times.js'
import { LEASE, NEXT_LOOK, progressOf, recorded, REFUSAL, type OrdersUnderTest } from './orders-under-test.js'

type Opened = OrdersUnderTest & Readonly<{ deadMails: DeadMails }>

const NOW = later(SOME_DAY, 3_600_000)
const operator = { role: 'operator' } as const
const worker = { role: 'worker' } as const

export const deadMailsContract = (open: () => Promise<Opened>): void => {
  let store: Opened
  beforeEach(async () => {
    store = await open()
  })

  const decided = async (at: Instant = SOME_DAY, placed = aPlacedOrder()): Promise<Order> => {
    const decision = aProcessing((await recorded(store, placed)).order, { at })
    await valueOf(store.orders.save(decision, { announce: false, dueAt: NEXT_LOOK }))
    return decision.order
  }
  const claimed = async (order: Order) => {
    const token = aClaimToken()
    await valueOf(store.dueOrders.claimMail(order.id, { token, leaseMs: LEASE }))
    return token
  }
  const givenUp = async (order: Order, reason = 'no such address') => {
    const token = await claimed(order)
    const outcome = { type: 'GivenUp', reason } as const
    await valueOf(store.dueOrders.mark(order.id, { stock: 'done', mail: { token, outcome, at: SOME_DAY, by: worker } }))
    return order
  }
  const listed = async (limit = 100) => (await valueOf(store.deadMails.list(limit))).map(({ orderId }) => orderId)
  const makeDue = (order: Order) => store.deadMails.makeDue(order.id, NOW, operator)

  describe('listing', () => {
    it('shows a mail that was given up, of which order, when that was decided, and why', async () => {
      const order = await givenUp(await decided())
      expect(await valueOf(store.deadMails.list(100))).to.deep.equal([
        { orderId: order.id, decidedAt: order.updatedAt, attempts: 1, reason: 'no such address' },
      ])
    })

    it('shows no other: neither one to be sent, nor one that was, nor what is no order', async () => {
      await decided()
      await claimed(await decided())
      await recorded(store)
      await valueOf(store.orders.refuse(aKeyedOrderId(), REFUSAL))
      expect(await listed()).to.deep.equal([])
    })

    it('begins with the orders decided first, and of those decided at once with the lower id, up to the limit', async () => {
      const [third, first, second] = [
        await givenUp(await decided(later(SOME_DAY, 2))),
        await givenUp(await decided(later(SOME_DAY, 1))),
        await givenUp(await decided(later(SOME_DAY, 1))),
      ]
      expect(await listed()).to.deep.equal([first.id, second.id, third.id])
      expect(await listed(2)).to.deep.equal([first.id, second.id])
    })
  })

  describe('making a mail due', () => {
    it('has it tried like a new one, says so in the history, and takes it off the list', async () => {
      const order = await givenUp(await decided())
      const before = await progressOf(store, order.id)
      expect(await valueOf(makeDue(order))).to.be.true
      expect(await progressOf(store, order.id)).to.deep.equal({
        ...before,
        mail: { state: 'due', attempts: 0, postponed: 0 },
        dueAt: NOW,
        history: [...before.history, { at: NOW, by: operator, what: 'MailDueAgain' }],
      })
      expect(await listed()).to.deep.equal([])
      expect(await valueOf(store.dueOrders.claimDue(NOW, later(NOW, 1), 10))).to.deep.equal([order.id])
    })

    it('is told to one, of however many that ask at once, and happens once', async () => {
      const order = await givenUp(await decided())
      const made = await valuesOf(times(10, () => makeDue(order)))
      expect(made.filter(Boolean)).to.have.length(1)
      const { history } = await progressOf(store, order.id)
      expect(history.filter(({ what }) => what === 'MailDueAgain')).to.have.length(1)
    })

    it('changes nothing of an order whose mail was not given up, and nothing where there is none', async () => {
      const { order } = await recorded(store)
      const waiting = await decided()
      const before = [await progressOf(store, order.id), await progressOf(store, waiting.id)]
      expect(await valuesOf([makeDue(order), makeDue(waiting)])).to.deep.equal([false, false])
      expect(await valueOf(store.deadMails.makeDue(anOrderId(), NOW, operator))).to.be.false
      expect([await progressOf(store, order.id), await progressOf(store, waiting.id)]).to.deep.equal(before)
    })
  })
}
