import { expect } from 'chai'
import type { DeadMails } from '../../src/application/ports/driven/dead-mails.js'
import type { Order } from '../../src/domain/order/order.js'
import { later, type Instant } from '../../src/domain/shared/instant.js'
import { aClaimToken, aKeyedOrderId, aPlacedOrder, aProcessing } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { LEASE, NEXT_LOOK, recorded, REFUSAL, type OrdersUnderTest } from './orders-under-test.js'

type Opened = OrdersUnderTest & Readonly<{ deadMails: DeadMails }>

const DEED = { at: SOME_DAY, by: { role: 'worker' } } as const

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
    await valueOf(store.dueOrders.claimMail(order.id, { token, leaseMs: LEASE }, DEED))
    return token
  }
  const givenUp = async (order: Order, reason = 'no such address') => {
    const token = await claimed(order)
    const outcome = { type: 'GivenUp', reason } as const
    await valueOf(store.dueOrders.mark(order.id, { stock: 'done', mail: { token, outcome, deed: DEED } }))
    return order
  }
  const listed = async (limit = 100) => (await valueOf(store.deadMails.list(limit))).map(({ orderId }) => orderId)
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
}
