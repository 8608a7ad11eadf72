import { errAsync, ok, safeTry, type ResultAsync } from 'neverthrow'
import type { Email } from '../../domain/account/credentials.js'
import type { Advancer, Due } from '../../domain/order/order-due.js'
import type { MailOutcome, OrderProgress } from '../../domain/order/order-progress.js'
import type { OrderSchedule } from '../../domain/order/order-schedule.js'
import type { Order } from '../../domain/order/order.js'
import type { OrderId } from '../../domain/shared/ids.js'
import type { OutcomeUnknown, Unavailable } from '../errors.js'
import type { Clock } from '../ports/driven/clock.js'
import type { DueOrders, MailMark, Marks } from '../ports/driven/due-orders.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { Mailer, MailNotSent, MailRejected } from '../ports/driven/mailer.js'
import type { MailClaim } from '../ports/driven/order-repository.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { MayMail } from './may-mail.js'

type Dependencies = Readonly<{
  mailer: Mailer
  mayMail: MayMail
  dueOrders: DueOrders
  ids: IdSource
  clock: Clock
  schedule: OrderSchedule
  telemetry: Telemetry
}>
type MailWithheld = Readonly<{ type: 'MailWithheld'; reason: string }>
/** The claim may end before the attempt does: somebody else may be sending by then. */
type LeaseTooShort = Readonly<{ type: 'LeaseTooShort' }>
/** A claim of our own; `since` is the monotonic time before it was asked for, so that it ends no later than we think. */
export type OwnClaim = MailClaim & Readonly<{ since: number }>
/** What to note of a mail, under which claim. */
export type Mailed = Readonly<{ mark: MailMark; claim: OwnClaim }>

const UNANSWERED: MailOutcome = { type: 'GivenUp', reason: 'no answer to any attempt' }
const NOT_VERIFIED: MailWithheld = { type: 'MailWithheld', reason: 'address not verified' }
const leaseTooShort: LeaseTooShort = { type: 'LeaseTooShort' }

/** Mails what became of an order, under a claim; answers what to note of it: nothing, if nobody knows whether it was sent. */
export const mailCustomer = ({ mailer, mayMail, dueOrders, ids, clock, schedule, telemetry }: Dependencies) => {
  const newClaim = (attempt: number): OwnClaim => ({
    token: ids.claimToken(),
    leaseMs: schedule.mailLease(attempt),
    since: clock.elapsed(),
  })

  /** How long it still lasts, ms; not above 0 once it may be over. */
  const leaseLeft = ({ leaseMs, since }: OwnClaim): number => leaseMs - (clock.elapsed() - since)

  const claim = (
    orderId: OrderId,
    attempt: number,
    who: Advancer,
  ): ResultAsync<OwnClaim | undefined, Unavailable | OutcomeUnknown> => {
    const own = newClaim(attempt)
    const deed = { at: clock.now(), by: { role: who } }
    return dueOrders.claimMail(orderId, own, deed).map(claimed => (claimed ? own : undefined))
  }

  const send = (order: Order, postponed: number, own: OwnClaim): ResultAsync<MailOutcome | undefined, never> => {
    const sendInTime = () => (leaseLeft(own) > mailer.sendTimeout ? mailer.send(order) : errAsync(leaseTooShort))
    return mayMail(order)
      .mapErr((): MailNotSent => ({ type: 'MailNotSent', reason: 'not known whether the address is verified' }))
      .andThen(may => (may ? sendInTime() : errAsync(NOT_VERIFIED)))
      .map((messageId): MailOutcome | undefined => ({ type: 'Sent', messageId }))
      .orElse(error => ok(outcomeOf(error, order, postponed)))
  }

  const outcomeOf = (
    error: MailNotSent | MailRejected | MailWithheld | LeaseTooShort | OutcomeUnknown,
    { mailTo }: Order,
    postponed: number,
  ): MailOutcome | undefined => {
    switch (error.type) {
      case 'MailNotSent':
        return {
          type: 'Postponed',
          reason: error.reason,
          dueAt: schedule.afterPostponedMail(clock.now(), postponed),
        }
      case 'MailRejected':
        return { type: 'GivenUp', reason: presentable(error.reason, mailTo) }
      case 'MailWithheld':
        return { type: 'Withheld', reason: error.reason }
      case 'LeaseTooShort':
      case 'OutcomeUnknown':
        return undefined
    }
  }

  const attempt = (
    { order, mail }: OrderProgress,
    due: Due['mail'],
    who: Advancer,
    held?: OwnClaim,
  ): ResultAsync<Mailed | undefined, Unavailable | OutcomeUnknown> =>
    safeTry(async function* () {
      if (mail.state !== 'due' && mail.state !== 'claimed') return ok(undefined)
      if (!held && due === 'nothing') return ok(undefined)
      const own = held ?? (yield* await claim(order.id, mail.attempts + 1, who))
      if (!own) return ok(undefined)
      const outcome = due === 'giveUp' ? UNANSWERED : yield* await send(order, mail.postponed, own)
      if (outcome?.type === 'GivenUp') telemetry.note({ type: 'Alarm', kind: 'MailDead', orderId: order.id })
      return ok(outcome && { mark: { token: own.token, outcome }, claim: own })
    })

  /** Marks what is done; what became of the mail, for as long as nobody else may send it. */
  const mark = (orderId: OrderId, done: Marks, mailed?: Mailed): ResultAsync<void, Unavailable | OutcomeUnknown> => {
    if (!mailed) return dueOrders.mark(orderId, done)
    const tooLate = () => {
      if (mailed.mark.outcome.type === 'Sent') telemetry.note({ type: 'MailUnmarked', orderId })
    }
    return dueOrders
      .mark(orderId, done, leaseLeft(mailed.claim))
      .andTee(() => (leaseLeft(mailed.claim) <= 0 ? tooLate() : undefined))
      .orTee(tooLate)
  }

  return { newClaim, attempt, mark }
}

const MAX_REASON = 500

/** What a mail service said, without the address that it may repeat. */
const presentable = (reason: string, mailTo: Email): string =>
  reason.replaceAll(mailTo, 'the address').slice(0, MAX_REASON)

export type MailCustomer = ReturnType<typeof mailCustomer>
