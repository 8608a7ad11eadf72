import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { MailLimitReached, OrderUndecided } from '../../../domain/order/mail-amendments.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Forbidden, OrderNotFound, OutcomeUnknown, Unavailable } from '../../errors.js'

/** Who has a shell on the machine, and is asked nothing more. */
export type Operator = Readonly<{ role: 'operator' }>

export type ResendMailCommand = Readonly<{ by: Actor | Operator; orderId: OrderId; reason?: string }>
export type ResendMailError =
  Forbidden | OrderNotFound | OrderUndecided | MailLimitReached | Unavailable | OutcomeUnknown

/**
 * Has the mail of a decided order sent once more, with as many attempts as a new one, whether it was sent, given up or
 * withheld. One that is still under way needs no other: then nothing is done, and `resent` is false.
 */
export type ResendMail = (command: ResendMailCommand) => ResultAsync<Readonly<{ resent: boolean }>, ResendMailError>
