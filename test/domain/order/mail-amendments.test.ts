import { expect } from 'chai'
import {
  amendments,
  MAX_ADDRESS_CHANGES,
  MAX_RESENDS,
  mailDueAgain,
  mailReaddressed,
  readdressable,
  resendable,
} from '../../../src/domain/order/mail-amendments.js'
import { mailClaimed, mailDone } from '../../../src/domain/order/mail-claims.js'
import { begun, decided, type MailOutcome, type OrderProgress } from '../../../src/domain/order/order-progress.js'
import { isDecisionOn } from '../../../src/domain/order/order.js'
import { later } from '../../../src/domain/shared/instant.js'
import { aClaimToken, anAdmin, aPlacedOrder, aProcessing, email } from '../../support/builders.js'
import { SOME_DAY } from '../../support/stepped-clock.js'
import { times } from '../../support/times.js'

const placed = aPlacedOrder()
const { userId } = anAdmin()
const deed = { at: later(SOME_DAY, 900_000), by: { role: 'admin', userId }, why: 'asked for' } as const
const byWorker = { at: SOME_DAY, by: { role: 'worker' } } as const
const OFFICE = email('office@example.com')

const pending = begun(placed, SOME_DAY)
const due = decided(pending, aProcessing(placed.order), { announce: false, dueAt: SOME_DAY })
const claim = { token: aClaimToken(), leaseUntil: later(SOME_DAY, 1_000), deed: byWorker }
const claimed = mailClaimed(due, claim)
const ended = (outcome: MailOutcome) => mailDone(claimed, claim.token, outcome, byWorker)
const OVER: Readonly<Record<string, OrderProgress>> = {
  'was sent': ended({ type: 'Sent', messageId: 'm-1' }),
  'was given up': ended({ type: 'GivenUp', reason: 'no such address' }),
  'was withheld': ended({ type: 'Withheld', reason: 'address not verified' }),
}

/** So many times over. */
const again = (count: number, change: (progress: OrderProgress) => OrderProgress, from: OrderProgress) =>
  times(count, () => change).reduce((progress, next) => next(progress), from)

describe('Sending a mail again', () => {
  for (const [what, progress] of Object.entries(OVER))
    it(`has one that ${what} due at once, as if it had never been tried, and says who wanted that, and why`, () => {
      expect(resendable(progress)._unsafeUnwrap()).to.equal('Over')
      expect(mailDueAgain(progress, deed)).to.deep.equal({
        ...progress,
        mail: { state: 'due', attempts: 0, postponed: 0 },
        dueAt: deed.at,
        history: [...progress.history, { ...deed, what: 'MailDueAgain' }],
      })
    })

  it('does nothing for one that is under way', () => {
    for (const progress of [due, claimed]) expect(resendable(progress)._unsafeUnwrap()).to.equal('UnderWay')
  })

  it('is refused before the order is decided', () => {
    expect(resendable(pending)._unsafeUnwrapErr()).to.deep.equal({ type: 'OrderUndecided' })
  })

  it(`is done ${MAX_RESENDS} times`, () => {
    const sent = OVER['was sent']!
    const sentAgain = (progress: OrderProgress) => ({ ...mailDueAgain(progress, deed), mail: sent.mail })
    expect(resendable(again(MAX_RESENDS - 1, sentAgain, sent)).isOk()).to.equal(true)
    expect(resendable(again(MAX_RESENDS, sentAgain, sent))._unsafeUnwrapErr()).to.deep.equal({
      type: 'MailLimitReached',
      limit: MAX_RESENDS,
    })
  })
})

describe("Changing an order's mail address", () => {
  const readdressed = mailReaddressed(pending, OFFICE, deed)

  it('has the mail go there on the word of who did it, and tells that, and not where to', () => {
    expect(readdressable(pending, OFFICE)._unsafeUnwrap()).to.equal('Elsewhere')
    expect(readdressed).to.deep.equal({
      ...pending,
      order: { ...placed.order, mailTo: OFFICE, mailToVouched: true },
      history: [...pending.history, { ...deed, what: 'MailAddressChanged' }],
    })
  })

  it('is nothing to do when it is there already, on such a word', () => {
    expect(readdressable(readdressed, OFFICE)._unsafeUnwrap()).to.equal('There')
    expect(readdressable(pending, placed.order.mailTo)._unsafeUnwrap()).to.equal('Elsewhere')
  })

  it('makes stale a decision that was made before it', () => {
    const sameAddress = mailReaddressed(pending, placed.order.mailTo, deed)
    const decision = aProcessing(placed.order)
    expect([pending, readdressed, sameAddress].map(({ order }) => isDecisionOn(order, decision))).to.deep.equal([
      true,
      false,
      false,
    ])
    expect(isDecisionOn(readdressed.order, aProcessing(readdressed.order))).to.be.true
    expect(isDecisionOn(sameAddress.order, aProcessing(readdressed.order))).to.be.false
    expect(isDecisionOn(decision.order, decision)).to.be.false
  })

  it('is refused once the order is decided', () => {
    expect(readdressable(due, OFFICE)._unsafeUnwrapErr()).to.deep.equal({
      type: 'OrderAlreadyDecided',
      status: 'Processed',
    })
  })

  it(`is done ${MAX_ADDRESS_CHANGES} times`, () => {
    const often = again(MAX_ADDRESS_CHANGES, progress => mailReaddressed(progress, OFFICE, deed), pending)
    expect(readdressable(often, placed.order.mailTo)._unsafeUnwrapErr()).to.deep.equal({
      type: 'MailLimitReached',
      limit: MAX_ADDRESS_CHANGES,
    })
  })
})

it('What was done to a mail by hand is counted, so that who decides on less is told', () => {
  expect(amendments(pending)).to.equal(0)
  const readdressed = mailReaddressed(pending, OFFICE, deed)
  expect(amendments(readdressed)).to.equal(1)
  expect(amendments(mailDueAgain(mailDueAgain(readdressed, deed), deed))).to.equal(3)
})
