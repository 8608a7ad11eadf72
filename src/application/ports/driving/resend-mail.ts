import type { ResultAsync } from 'neverthrow'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'
import type { DeadMailNotFound } from '../driven/dead-mails.js'

export type ResendMailCommand = Readonly<{ orderId: OrderId }>
export type ResendMailError = DeadMailNotFound | Unavailable | OutcomeUnknown

/** Has a mail that was given up sent after all, with as many attempts as a new one; for operators. */
export type ResendMail = (command: ResendMailCommand) => ResultAsync<void, ResendMailError>
