import { expect } from 'chai'
import fc from 'fast-check'
import { whatIsDue } from '../../../src/domain/order/order-due.js'
import { mailDueAgain, mailReaddressed, readdressable, resendable } from '../../../src/domain/order/mail-amendments.js'
import { mailClaimed, mailDone, mayClaimMail } from '../../../src/domain/order/mail-claims.js'
import { HISTORY_STEPS, TOLD_OF_EACH } from '../../../src/domain/order/order-history.js'
import {
  begun,
  decided,
  published,
  putBack,
  stockDone,
  type MailOutcome,
  type OrderProgress,
} from '../../../src/domain/order/order-progress.js'
import { isDecided, type Order } from '../../../src/domain/order/order.js'
import type { ClaimToken } from '../../../src/domain/shared/ids.js'
import { later, type Instant } from '../../../src/domain/shared/instant.js'
import {
  aCancelling,
  aClaimToken,
  aFailing,
  anEventId,
  aPlacedOrder,
  aProcessing,
  email,
} from '../../support/builders.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

const LOOK = 30_000
const LEASE = 120_000
const worker = { role: 'worker' } as const
const [ours, theirs] = [aClaimToken(), aClaimToken()]

type Change = (progress: OrderProgress, now: Instant) => OrderProgress

const announced: Change = (progress, now) =>
  published(
    progress,
    progress.outbox.map(event => event.id),
    later(now, LOOK),
  )
const announcedBefore: Change = (progress, now) => published(progress, [anEventId()], later(now, LOOK))
const backAgain: Change = (progress, now) => {
  const { order, outbox } = progress
  if (isDecided(order) || outbox.length > 0) return progress
  const event = { type: 'OrderPlaced', id: anEventId(), orderId: order.id, occurredAt: now, by: worker } as const
  return putBack(progress, event, later(now, LOOK))
}
const become =
  (how: (order: Order) => ReturnType<typeof aProcessing>, announce: boolean): Change =>
  (progress, now) =>
    isDecided(progress.order) ? progress : decided(progress, how(progress.order), { announce, dueAt: later(now, LOOK) })
const claim =
  (token = ours): Change =>
  (progress, now) =>
    mayClaimMail(progress, now)
      ? mailClaimed(progress, { token, leaseUntil: later(now, LEASE), deed: { at: now, by: worker } })
      : progress
const told =
  (outcome: MailOutcome, token = ours): Change =>
  (progress, now) =>
    mailDone(progress, token, outcome, { at: now, by: worker })

const stockSettled: Change = progress => stockDone(progress)
const stockSettledLate: Change = (progress, now) => stockDone(progress, { at: now, by: worker })
const announcedLate: Change = (progress, now) =>
  published(
    progress,
    progress.outbox.map(event => event.id),
    later(now, LOOK),
    { at: now, by: worker },
  )

const dueAgain: Change = (progress, now) =>
  resendable(progress).unwrapOr('UnderWay') === 'Over'
    ? mailDueAgain(progress, { at: now, by: { role: 'operator' } })
    : progress
const readdressed =
  (to: string): Change =>
  (progress, now) =>
    readdressable(progress, email(to)).unwrapOr('There') === 'Elsewhere'
      ? mailReaddressed(progress, email(to), { at: now, by: { role: 'operator' } })
      : progress

const sent: MailOutcome = { type: 'Sent', messageId: 'message-1' }
const givenUp: MailOutcome = { type: 'GivenUp', reason: 'no such mailbox' }
const placed = (): OrderProgress => begun(aPlacedOrder(), later(SOME_DAY, LOOK))

const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b)
const somethingIsLeft = ({ order, outbox, stock, mail }: OrderProgress): boolean =>
  !isDecided(order) || outbox.length > 0 || stock === 'due' || mail.state === 'due' || mail.state === 'claimed'

describe('What others note of a decided order', () => {
  const outcome: Change = become(aProcessing, true)
  const decidedAndClaimed = claim()(outcome(placed(), SOME_DAY), SOME_DAY)
  const essential = { announced, stockSettled, sent: told(sent) }
  const noise: Readonly<Record<string, Change>> = {
    ...essential,
    announcedBefore,
    backAgain,
    givenUpBySomebodyElse: told(givenUp, theirs),
    claimedBySomebodyElse: claim(theirs),
  }

  it('comes to the same end in whatever order it arrives, and however often', () => {
    const end = Object.values(essential).reduce((progress, change) => change(progress, SOME_DAY), decidedAndClaimed)
    expect(end).not.to.have.property('dueAt')

    const arrivals = fc.array(fc.constantFrom(...Object.keys(noise)), { maxLength: 8 }).chain(more => {
      const all = [...Object.keys(essential), ...more]
      return fc.shuffledSubarray(all, { minLength: all.length })
    })
    fc.assert(
      fc.property(arrivals, names => {
        const arrived = names.reduce((before, name) => {
          const progress = noise[name]!(before, SOME_DAY)
          expect(progress.dueAt !== undefined).to.equal(somethingIsLeft(progress))
          return progress
        }, decidedAndClaimed)
        expect(arrived).to.deep.equal(end)
      }),
    )
  })
})

describe('An order, whoever does what for it and whenever', () => {
  const postponed: MailOutcome = { type: 'Postponed', reason: 'too many mails', dueAt: later(SOME_DAY, LEASE) }
  const mailed = ([who, token]: readonly [string, ClaimToken]): Record<string, Change> => ({
    [`mail claimed by ${who}`]: claim(token),
    [`mail sent by ${who}`]: told(sent, token),
    [`mail given up by ${who}`]: told(givenUp, token),
    [`mail postponed by ${who}`]: told(postponed, token),
  })
  const changes: Readonly<Record<string, Change>> = {
    announced,
    announcedBefore,
    backAgain,
    stockSettled,
    processed: become(aProcessing, false),
    'processed, for others to hear': become(aProcessing, true),
    failed: become(aFailing, true),
    cancelled: become(aCancelling, true),
    'mail made due again': dueAgain,
    announcedLate,
    stockSettledLate,
    'mail readdressed': readdressed('office@example.com'),
    'mail readdressed once more': readdressed('home@example.com'),
    ...mailed(['one', ours]),
    ...mailed(['another', theirs]),
  }
  const someSteps = fc.array(
    fc.record({ what: fc.constantFrom(...Object.keys(changes)), wait: fc.constantFrom(0, 1_000, LOOK, LEASE) }),
    { maxLength: 30 },
  )
  const after = (steps: readonly Readonly<{ what: string; wait: number }>[]) =>
    steps.reduce(
      ({ progress, now }, { what, wait }) => ({ progress: changes[what]!(progress, now), now: later(now, wait) }),
      { progress: placed(), now: SOME_DAY },
    )

  it('is looked at again exactly as long as something is left to do', () => {
    fc.assert(
      fc.property(someSteps, steps => {
        const { progress } = after(steps)
        expect(progress.dueAt !== undefined).to.equal(somethingIsLeft(progress))
      }),
      { numRuns: 500 },
    )
  })

  it('has a history that only ever grows, loses no step, and never gets larger than its kinds of steps allow', () => {
    const manySteps = fc.array(
      fc.record({ what: fc.constantFrom(...Object.keys(changes)), wait: fc.constantFrom(0, LOOK, LEASE) }),
      { maxLength: 400, size: 'max' },
    )
    const counted = ({ history, repeated = {} }: OrderProgress) =>
      history.length + Object.values(repeated).reduce((sum, { times }) => sum + times, 0)
    fc.assert(
      fc.property(manySteps, steps => {
        let [progress, now] = [placed(), SOME_DAY]
        for (const { what, wait } of steps) {
          const before = progress
          progress = changes[what]!(before, now)
          now = later(now, wait)
          expect(progress.history.slice(0, before.history.length)).to.deep.equal(before.history)
          expect(counted(progress) - counted(before)).to.be.within(0, 1)
        }
        for (const kind of HISTORY_STEPS)
          expect(progress.history.filter(({ what }) => what === kind)).to.have.lengthOf.at.most(TOLD_OF_EACH)
      }),
      { numRuns: 40 },
    )
  })

  /** What the reconciler does: it puts off the next look, then does what is due; OrderPlaced brings a worker. */
  const look: Change = (seen, now) => {
    const progress: OrderProgress = { ...seen, dueAt: later(now, LOOK) }
    const due = whatIsDue(progress, now, 'reconciler')
    const isSentOut = due.publish.some(event => event.type === 'OrderPlaced')
    const steps: readonly Change[] = [
      ...(due.putBack ? [backAgain] : []),
      ...(due.publish.length > 0 ? [announced] : []),
      ...(isSentOut && whatIsDue(progress, now, 'worker').decision ? [become(aProcessing, false)] : []),
      ...(due.stock === 'nothing' ? [] : [stockSettled]),
      ...(due.mail === 'nothing' ? [] : [claim(), told(due.mail === 'send' ? sent : givenUp)]),
    ]
    return steps.reduce((before, step) => step(before, now), progress)
  }

  it('comes to its end from wherever it was left, by looks at the times that it says', () => {
    const MANY_LOOKS = 20
    fc.assert(
      fc.property(someSteps, steps => {
        let { progress, now } = after(steps)
        for (let looks = 0; progress.dueAt !== undefined && looks < MANY_LOOKS; looks++) {
          now = latest(now, progress.dueAt)
          progress = look(progress, now)
        }
        expect(somethingIsLeft(progress)).to.be.false
        expect(progress).not.to.have.property('dueAt')
      }),
      { numRuns: 500 },
    )
  })
})
