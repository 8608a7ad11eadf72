import { err, ok, type Result } from 'neverthrow'
import type { Email } from '../account/credentials.js'
import type { OrderAlreadyDecided } from './order-errors.js'
import { noted, timesTold, type Deed } from './order-history.js'
import type { OrderProgress } from './order-progress.js'
import { isDecided } from './order.js'

/** There is no mail of an order before it is decided. */
export type OrderUndecided = Readonly<{ type: 'OrderUndecided' }>
/** It has been done as often as may be, to one order. */
export type MailLimitReached = Readonly<{ type: 'MailLimitReached'; limit: number }>

/** How often the mail of one order is sent again: nobody is mailed without end. */
export const MAX_RESENDS = 5
/** How often the mail address of one order is changed. */
export const MAX_ADDRESS_CHANGES = 5

/** Whether a mail is to be sent again: one that is over. One that is still under way needs nothing. */
export const resendable = (progress: OrderProgress): Result<'Over' | 'UnderWay', OrderUndecided | MailLimitReached> => {
  switch (progress.mail.state) {
    case 'none':
      return err({ type: 'OrderUndecided' })
    case 'due':
    case 'claimed':
      return ok('UnderWay')
    case 'sent':
    case 'dead':
    case 'withheld':
      return within(progress, 'MailDueAgain', MAX_RESENDS).map(() => 'Over')
  }
}

/** A mail that is over is due at once, as if it had never been tried. */
export const mailDueAgain = (progress: OrderProgress, deed: Deed): OrderProgress =>
  noted(
    { ...progress, mail: { state: 'due', attempts: 0, postponed: 0 }, dueAt: deed.at },
    { ...deed, what: 'MailDueAgain' },
  )

/** Whether the address is to be changed: as long as nobody has decided the order. It may be there already. */
export const readdressable = (
  progress: OrderProgress,
  mailTo: Email,
): Result<'Elsewhere' | 'There', OrderAlreadyDecided | MailLimitReached> => {
  const { order } = progress
  if (isDecided(order)) return err({ type: 'OrderAlreadyDecided', status: order.status })
  if (order.mailTo === mailTo && order.mailToVouched) return ok('There')
  return within(progress, 'MailAddressChanged', MAX_ADDRESS_CHANGES).map(() => 'Elsewhere')
}

/** The history says that it was changed, and not to what. */
export const mailReaddressed = (progress: OrderProgress, mailTo: Email, deed: Deed): OrderProgress =>
  noted(
    { ...progress, order: { ...progress.order, mailTo, mailToVouched: true } },
    { ...deed, what: 'MailAddressChanged' },
  )

/** Each of these is told in the history one by one, so the next can be told from the last. */
export const amendments = (progress: OrderProgress): number =>
  timesTold(progress, 'MailDueAgain') + timesTold(progress, 'MailAddressChanged')

const within = (
  progress: OrderProgress,
  step: 'MailDueAgain' | 'MailAddressChanged',
  limit: number,
): Result<void, MailLimitReached> =>
  timesTold(progress, step) < limit ? ok() : err({ type: 'MailLimitReached', limit })
