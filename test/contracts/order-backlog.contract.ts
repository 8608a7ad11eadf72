import { expect } from 'chai'
import type { OrderBacklog } from '../../src/application/ports/driven/order-backlog.js'
import { instant } from '../../src/domain/shared/instant.js'
import { aClaimToken, aKeyedOrderId, anOrderId, aPlacedOrder, aProcessing } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { recorded, REFUSAL, type OrdersUnderTest } from './orders-under-test.js'

export type BacklogUnderTest = OrdersUnderTest & Readonly<{ backlog: OrderBacklog }>

const [FIRST, SECOND, THIRD] = [instant(1_000), instant(2_000), instant(3_000)]

export const orderBacklogContract = (open: () => Promise<BacklogUnderTest>): void => {
  let store: BacklogUnderTest
  beforeEach(async () => {
    store = await open()
  })

  const placed = (createdAt: typeof FIRST, dueAt: typeof FIRST) =>
    recorded(store, aPlacedOrder({}, { at: createdAt }), dueAt)
  const oldest = () => valueOf(store.backlog.oldest())

  it('has nothing while there is nothing to do', async () => {
    await valueOf(store.orders.refuse(aKeyedOrderId(), REFUSAL))
    await valueOf(store.orders.abandon(anOrderId()))
    expect(await oldest()).to.deep.equal({})
  })

  it('has the oldest Pending order, and what is due first, which may be another', async () => {
    await placed(SECOND, THIRD)
    await placed(FIRST, SOME_DAY)
    await placed(THIRD, SECOND)
    expect(await oldest()).to.deep.equal({ pendingSince: FIRST, dueSince: SECOND })
  })

  it('no longer has an order as Pending once it is decided, and no longer at all once nothing is left of it', async () => {
    const { order } = await placed(FIRST, FIRST)
    await placed(SECOND, THIRD)
    const claim = { token: aClaimToken(), leaseMs: 60_000 }
    await valueOf(store.orders.save(aProcessing(order), { announce: false, dueAt: FIRST, claim }))
    expect(await oldest()).to.deep.equal({ pendingSince: SECOND, dueSince: FIRST })

    const mail = {
      token: claim.token,
      outcome: { type: 'Sent', messageId: 'm-1' },
      deed: { at: SOME_DAY, by: { role: 'worker' } },
    } as const
    await valueOf(store.dueOrders.mark(order.id, { stock: 'done', mail }))
    expect(await oldest()).to.deep.equal({ pendingSince: SECOND, dueSince: THIRD })
  })
}
