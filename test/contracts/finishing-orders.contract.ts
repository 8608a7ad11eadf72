import { expect } from 'chai'
import type { OutcomeEvent } from '../../src/domain/order/order-events.js'
import type { MailOutcome } from '../../src/domain/order/order-progress.js'
import type { Order, OrderDecision } from '../../src/domain/order/order.js'
import { aClaimToken, anOrderId, aProcessing } from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { DUE_AT, NEXT_LOOK, progressOf, recorded, type OpenOrders, type OrdersUnderTest } from './orders-under-test.js'

const NOTED = { deed: { at: SOME_DAY, by: { role: 'worker' } } } as const

const everyOrderOf = <T>(things: readonly T[]): T[][] =>
  things.length === 0
    ? [[]]
    : things.flatMap((thing, i) => everyOrderOf(things.toSpliced(i, 1)).map(rest => [thing, ...rest]))

/** The part of the due orders' contract that says when nothing is left: then, and only then, nobody looks again. */
export const finishingOrdersContract = (open: OpenOrders): void => {
  let store: OrdersUnderTest
  let order: Order
  let processing: OrderDecision<OutcomeEvent>
  let outcome: MailOutcome
  const token = aClaimToken()

  beforeEach(async () => {
    store = await open()
    ;({ order } = await recorded(store))
    processing = aProcessing(order)
    outcome = { type: 'Sent', messageId: 'm-1' }
    const claim = { token, leaseMs: 60_000 }
    await valueOf(store.orders.save(processing, { announce: true, dueAt: DUE_AT, claim }))
  })

  const steps = {
    stock: () => store.dueOrders.mark(order.id, { stock: 'done' }),
    mail: () => store.dueOrders.mark(order.id, { mail: { token, outcome, ...NOTED } }),
    publishing: () => store.dueOrders.markPublished(order.id, [processing.event.id], NEXT_LOOK),
  }
  type Step = keyof typeof steps
  const STEPS: readonly Step[] = ['stock', 'mail', 'publishing']

  const expectFinished = async () => {
    const progress = await progressOf(store, order.id)
    expect(progress).not.to.have.property('dueAt')
    expect(progress).to.deep.include({ order: processing.order, outbox: [], stock: 'done' })
    expect(await valueOf(store.dueOrders.claimDue(NEXT_LOOK, NEXT_LOOK, 10))).to.deep.equal([])
  }

  describe('an order', () => {
    for (const sequence of everyOrderOf(STEPS))
      it(`is looked at until the last of ${sequence.join(', ')} is done, and then no more`, async () => {
        const [first, second, last] = sequence as [Step, Step, Step]
        for (const step of [first, second]) {
          await valueOf(steps[step]())
          expect((await progressOf(store, order.id)).dueAt).to.equal(DUE_AT)
        }
        await valueOf(steps[last]())
        await expectFinished()
      })

    it('is finished as well when all is done at once, each step by several', async () => {
      await valuesOf([...STEPS, ...STEPS].map(step => steps[step]()))
      await expectFinished()
      expect((await progressOf(store, order.id)).mail).to.deep.equal({ state: 'sent', attempts: 1, messageId: 'm-1' })
    })

    it('is finished in one step when stock and mail are noted together', async () => {
      await valueOf(steps.publishing())
      await valueOf(store.dueOrders.mark(order.id, { stock: 'done', mail: { token, outcome, ...NOTED } }))
      await expectFinished()
    })

    it('is looked at for what is to be published still, when stock and mail are noted together before', async () => {
      await valueOf(store.dueOrders.mark(order.id, { stock: 'done', mail: { token, outcome, ...NOTED } }))
      const { mail, ...progress } = await progressOf(store, order.id)
      expect(mail).to.deep.equal({ state: 'sent', attempts: 1, messageId: 'm-1' })
      expect(progress).to.deep.include({ stock: 'done', dueAt: DUE_AT, outbox: [processing.event] })
      await valueOf(steps.publishing())
      await expectFinished()
    })

    it('has its stock done, and its mail as it was, when both are noted by who has lost the claim', async () => {
      await valueOf(steps.publishing())
      const before = await progressOf(store, order.id)
      const theirs = { token: aClaimToken(), outcome, ...NOTED }
      await valueOf(store.dueOrders.mark(order.id, { stock: 'done', mail: theirs }))
      expect(await progressOf(store, order.id)).to.deep.equal({ ...before, stock: 'done' })
    })

    it('is finished together as well when much has happened to it', async () => {
      await valueOf(steps.publishing())
      const postponed: MailOutcome = { type: 'Postponed', reason: 'too many mails at once', dueAt: NEXT_LOOK }
      for (let time = 0; time < 11; time += 1) {
        await valueOf(store.dueOrders.mark(order.id, { mail: { token, outcome: postponed, ...NOTED } }))
        await valueOf(store.dueOrders.claimMail(order.id, { token, leaseMs: 60_000 }, NOTED.deed))
      }
      await valueOf(store.dueOrders.mark(order.id, { stock: 'done', mail: { token, outcome, ...NOTED } }))
      await expectFinished()
      const { history, repeated } = await progressOf(store, order.id)
      expect(history.at(-1)).to.deep.equal({ ...NOTED.deed, what: 'MailSent' })
      expect(repeated).to.deep.equal({ MailPostponed: { times: 1, last: SOME_DAY } })
    })

    it('is finished by a mail that was given up', async () => {
      outcome = { type: 'GivenUp', reason: 'no such address' }
      await valuesOf(STEPS.map(step => steps[step]()))
      await expectFinished()
    })

    it('is finished by a mail that was withheld', async () => {
      outcome = { type: 'Withheld', reason: 'address not verified' }
      await valuesOf(STEPS.map(step => steps[step]()))
      await expectFinished()
      const { mail, history } = await progressOf(store, order.id)
      expect(mail).to.deep.equal({ state: 'withheld', reason: 'address not verified' })
      const withheld = history.find(({ what }) => what === 'MailWithheld')
      expect(withheld).to.include({ why: 'address not verified' })
    })

    it('is looked at when a postponed mail is due again, once nothing else is left', async () => {
      outcome = { type: 'Postponed', reason: 'too many mails at once', dueAt: NEXT_LOOK }
      for (const step of ['publishing', 'stock', 'mail'] as const) await valueOf(steps[step]())
      expect((await progressOf(store, order.id)).dueAt).to.equal(NEXT_LOOK)
    })

    it('is looked at no later for a postponed mail while other things are left', async () => {
      outcome = { type: 'Postponed', reason: 'too many mails at once', dueAt: NEXT_LOOK }
      for (const step of ['publishing', 'mail'] as const) await valueOf(steps[step]())
      expect((await progressOf(store, order.id)).dueAt).to.equal(DUE_AT)
    })

    it('is looked at when the claim on its mail runs out, once nothing else is left', async () => {
      outcome = { type: 'Postponed', reason: 'too many mails at once', dueAt: NEXT_LOOK }
      for (const step of ['publishing', 'stock', 'mail'] as const) await valueOf(steps[step]())
      await valueOf(store.dueOrders.claimMail(order.id, { token: aClaimToken(), leaseMs: 60_000 }, NOTED.deed))
      const { mail, dueAt } = await progressOf(store, order.id)
      expect(mail).to.include({ state: 'claimed', leaseUntil: dueAt })
    })

    it('says in its history what was a repair, once', async () => {
      const late = { at: NEXT_LOOK, by: { role: 'reconciler' } } as const
      const before = (await progressOf(store, order.id)).history
      for (let time = 0; time < 2; time += 1) {
        await valueOf(store.dueOrders.markPublished(order.id, [processing.event.id], NEXT_LOOK, late))
        await valueOf(store.dueOrders.mark(order.id, { stock: 'done', stockLate: late }))
      }
      expect((await progressOf(store, order.id)).history).to.deep.equal([
        ...before,
        { ...late, what: 'PublishedLate' },
        { ...late, what: 'StockSettledLate' },
      ])
    })

    it('stays finished, whatever is noted again', async () => {
      for (const step of STEPS) await valueOf(steps[step]())
      const finished = await progressOf(store, order.id)
      for (const step of STEPS) await valueOf(steps[step]())
      expect(await progressOf(store, order.id)).to.deep.equal(finished)
    })
  })

  it('nothing is noted of an order that is not there, and that is no error', async () => {
    const id = anOrderId()
    await valueOf(store.dueOrders.mark(id, { stock: 'done' }))
    await valueOf(store.dueOrders.markPublished(id, [processing.event.id], NEXT_LOOK))
    expect(await valueOf(store.dueOrders.find(id))).to.be.undefined
  })

  it('the stock of an order that is not decided is never done', async () => {
    const pending = await recorded(store)
    await valueOf(store.dueOrders.mark(pending.order.id, { stock: 'done' }))
    expect((await progressOf(store, pending.order.id)).stock).to.equal('held')
  })
}
