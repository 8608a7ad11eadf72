import { expect } from 'chai'
import type { OrderMails } from '../../src/application/ports/driven/order-mails.js'
import type { MailOutcome } from '../../src/domain/order/order-progress.js'
import type { Order } from '../../src/domain/order/order.js'
import { later } from '../../src/domain/shared/instant.js'
import { aClaimToken, anAdmin, anOrderId, aProcessing, email } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { times } from '../support/times.js'
import { LEASE, NEXT_LOOK, progressOf, recorded, REFUSAL, type OrdersUnderTest } from './orders-under-test.js'

type Opened = OrdersUnderTest & Readonly<{ orderMails: OrderMails }>

const NOW = later(SOME_DAY, 3_600_000)
const { userId } = anAdmin()
const deed = { at: NOW, by: { role: 'admin', userId }, why: 'asked for on the $phone' } as const
const byWorker = { at: SOME_DAY, by: { role: 'worker' } } as const
const OFFICE = email('office@example.com')
const ENDS: readonly MailOutcome[] = [
  { type: 'Sent', messageId: 'm-1' },
  { type: 'GivenUp', reason: 'no such address' },
  { type: 'Withheld', reason: 'address not verified' },
]

export const orderMailsContract = (open: () => Promise<Opened>): void => {
  let store: Opened
  let order: Order
  beforeEach(async () => {
    store = await open()
    ;({ order } = await recorded(store))
  })

  const decide = () => store.orders.save(aProcessing(order), { announce: false, dueAt: NEXT_LOOK })
  const ended = async (outcome: MailOutcome) => {
    const token = aClaimToken()
    await valueOf(store.dueOrders.claimMail(order.id, { token, leaseMs: LEASE }, byWorker))
    await valueOf(store.dueOrders.mark(order.id, { stock: 'done', mail: { token, outcome, deed: byWorker } }))
  }
  const seen = () => valueOf(store.orderMails.find(order.id))
  const wonOf = async (count: number, ask: () => ReturnType<OrderMails['makeDue']>) =>
    (await Promise.all(times(count, ask))).filter(result => result.isOk()).length

  it('finds an order with what is due for it, and nothing that is no order', async () => {
    expect(await seen()).to.deep.equal(await progressOf(store, order.id))
    const refused = anOrderId()
    await valueOf(store.orders.refuse(refused, REFUSAL))
    for (const id of [refused, anOrderId()])
      expect(await errorOf(store.orderMails.find(id))).to.deep.equal({ type: 'OrderNotFound' })
  })

  for (const outcome of ENDS)
    it(`makes a mail due that is over (${outcome.type}), like a new one, and says so in the history`, async () => {
      await valueOf(decide())
      await ended(outcome)
      const before = await seen()
      await valueOf(store.orderMails.makeDue(before, deed))
      expect(await seen()).to.deep.equal({
        ...before,
        mail: { state: 'due', attempts: 0, postponed: 0 },
        dueAt: NOW,
        history: [...before.history, { ...deed, what: 'MailDueAgain' }],
      })
      expect(await valueOf(store.dueOrders.claimDue(NOW, later(NOW, 1), 10))).to.deep.equal([order.id])
    })

  it('makes a mail due for one, of however many that saw the same at once', async () => {
    await valueOf(decide())
    await ended(ENDS[0]!)
    const before = await seen()
    expect(await wonOf(10, () => store.orderMails.makeDue(before, deed))).to.equal(1)
    await ended(ENDS[0]!)
    expect(await errorOf(store.orderMails.makeDue(before, deed))).to.deep.equal({ type: 'StaleOrder' })
    expect((await seen()).history.filter(({ what }) => what === 'MailDueAgain')).to.have.lengthOf(1)
  })

  it('has a mail go to another address, which the history does not tell, and changes nothing else', async () => {
    const before = await seen()
    await valueOf(store.orderMails.readdress(before, OFFICE, deed))
    expect(await seen()).to.deep.equal({
      ...before,
      order: { ...order, mailTo: OFFICE, mailToVouched: true },
      history: [...before.history, { ...deed, what: 'MailAddressChanged' }],
    })
  })

  it('has no decision stored that was made before the address was changed: its mail would go to the old one', async () => {
    await valueOf(store.orderMails.readdress(await seen(), OFFICE, deed))
    const readdressed = await seen()
    expect(await errorOf(decide())).to.deep.equal({ type: 'StaleOrder' })
    expect(await seen()).to.deep.equal(readdressed)
    await valueOf(store.orders.save(aProcessing(readdressed.order), { announce: false, dueAt: NEXT_LOOK }))
    expect((await seen()).order).to.include({ status: 'Processed', mailTo: OFFICE, mailToVouched: true })
  })

  it('has none stored either that was made before the same address was vouched for', async () => {
    await valueOf(store.orderMails.readdress(await seen(), order.mailTo, deed))
    expect(await errorOf(decide())).to.deep.equal({ type: 'StaleOrder' })
  })

  it('has none stored either that was made between two changes of the address', async () => {
    await valueOf(store.orderMails.readdress(await seen(), order.mailTo, deed))
    const between = await seen()
    await valueOf(store.orderMails.readdress(between, OFFICE, deed))
    const decided = store.orders.save(aProcessing(between.order), { announce: false, dueAt: NEXT_LOOK })
    expect(await errorOf(decided)).to.deep.equal({ type: 'StaleOrder' })
  })

  it('lets either the decision or the address be first, and no address come after', async () => {
    const before = await seen()
    await valueOf(decide())
    const decided = await seen()
    expect(await errorOf(store.orderMails.readdress(before, OFFICE, deed))).to.deep.equal({ type: 'StaleOrder' })
    expect(await seen()).to.deep.equal(decided)
  })

  it('changes the address for one, of however many that saw the same at once', async () => {
    const before = await seen()
    expect(await wonOf(10, () => store.orderMails.readdress(before, OFFICE, deed))).to.equal(1)
    expect((await seen()).history).to.have.lengthOf(2)
  })
}
