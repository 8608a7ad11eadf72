import { expect } from 'chai'
import { whatIsDue, type Advancer, type Due } from '../../../src/domain/order/order-due.js'
import type { MailProgress, OrderProgress } from '../../../src/domain/order/order-progress.js'
import { begun, decided } from '../../../src/domain/order/order-progress.js'
import { instant, later } from '../../../src/domain/shared/instant.js'
import { aCancelling, aClaimToken, aFailing, aPlacedOrder, aProcessing } from '../../support/builders.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

const now = SOME_DAY
const before = instant(now - 1)
const after = later(now, 1)
const nothing: Due = { decision: false, putBack: false, publish: [], stock: 'nothing', mail: 'nothing' }

const placed = aPlacedOrder()
const pending = begun(placed, now)
const settledOutcome = (status: 'Processed' | 'Failed' | 'Cancelled', given: Partial<OrderProgress> = {}) => {
  const outcome = { Processed: aProcessing, Failed: aFailing, Cancelled: aCancelling }[status](placed.order)
  const progress = decided(pending, outcome, { announce: false, dueAt: now })
  return { ...progress, stock: 'done', mail: { state: 'sent', attempts: 1, messageId: 'm' }, ...given } as OrderProgress
}
const everybody: readonly Advancer[] = ['worker', 'reconciler']

describe('What is due for a Pending order', () => {
  const published: OrderProgress = { ...pending, outbox: [] }

  it('is a decision, by a worker that was sent it', () => {
    expect(whatIsDue(published, now, 'worker')).to.deep.equal({ ...nothing, decision: true })
    expect(whatIsDue(pending, now, 'worker')).to.deep.equal({ ...nothing, decision: true, publish: [placed.event] })
  })

  it('is to be published, by the reconciler, and not to be put back as well', () => {
    expect(whatIsDue(pending, now, 'reconciler')).to.deep.equal({ ...nothing, publish: [placed.event] })
  })

  it('is to be put back, by the reconciler, when it was published and nobody decided it in time', () => {
    expect(whatIsDue(published, now, 'reconciler')).to.deep.equal({ ...nothing, putBack: true })
  })

  it('is to be put back although the reconciler has put off the next look, to have the order to itself', () => {
    expect(whatIsDue({ ...published, dueAt: after }, now, 'reconciler').putBack).to.be.true
  })
})

describe('What is due for a decided order, whoever looks', () => {
  for (const who of everybody) {
    for (const status of ['Processed', 'Failed', 'Cancelled'] as const)
      it(`is nothing for the ${who} when it is ${status}, its stock settled and its mail sent`, () => {
        expect(whatIsDue(settledOutcome(status), now, who)).to.deep.equal(nothing)
      })

    const stock = { Processed: 'sell', Failed: 'release', Cancelled: 'release' } as const
    for (const status of ['Processed', 'Failed', 'Cancelled'] as const)
      it(`is to ${stock[status]} what it holds, for the ${who}, when it is ${status}`, () => {
        const due = whatIsDue(settledOutcome(status, { stock: 'due' }), now, who)
        expect(due).to.deep.equal({ ...nothing, stock: stock[status] })
      })

    it(`is to be published for the ${who} while its outcome is in the outbox`, () => {
      const { event } = aProcessing(placed.order)
      const due = whatIsDue(settledOutcome('Processed', { outbox: [event] }), now, who)
      expect(due).to.deep.equal({ ...nothing, publish: [event] })
    })

    const claimed = (attempts: number, leaseUntil = now): MailProgress => ({
      state: 'claimed',
      attempts,
      postponed: 0,
      token: aClaimToken(),
      leaseUntil,
    })
    const mails: readonly (readonly [string, MailProgress, Due['mail']])[] = [
      ['is due', { state: 'due', attempts: 0, postponed: 0 }, 'send'],
      ['is due again after a fourth attempt', { state: 'due', attempts: 4, postponed: 9 }, 'send'],
      ['is due, however often it was tried', { state: 'due', attempts: 5, postponed: 0 }, 'send'],
      ['is claimed, and the claim runs', claimed(1, after), 'nothing'],
      ['is claimed for the last time, and the claim runs', claimed(5, after), 'nothing'],
      ['is claimed, and the claim has run out at this moment', claimed(1), 'send'],
      ['is claimed for the fourth time, and the claim has run out', claimed(4, before), 'send'],
      ['is claimed for the fifth time, and the claim has run out', claimed(5, before), 'giveUp'],
      ['was given up', { state: 'dead', attempts: 5, reason: 'no answer' }, 'nothing'],
    ]
    for (const [what, mail, due] of mails)
      it(`is ${due === 'nothing' ? 'no mail' : `a mail to ${due}`} for the ${who} when it ${what}`, () => {
        expect(whatIsDue(settledOutcome('Failed', { mail }), now, who)).to.deep.equal({ ...nothing, mail: due })
      })
  }

  it('is all of it at once, right after the decision', () => {
    const outcome = aProcessing(placed.order)
    const progress = decided(pending, outcome, { announce: true, dueAt: now })
    expect(whatIsDue(progress, now, 'worker')).to.deep.equal({
      ...nothing,
      publish: [outcome.event],
      stock: 'sell',
      mail: 'send',
    })
  })
})
