import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { InvalidEmail } from '../../../domain/account/credentials.js'
import type { MailLimitReached } from '../../../domain/order/mail-amendments.js'
import type { OrderAlreadyDecided } from '../../../domain/order/order-errors.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Forbidden, OrderNotFound, OutcomeUnknown, Unavailable } from '../../errors.js'

export type ChangeMailAddressCommand = Readonly<{ by: Actor; orderId: OrderId; email: string; reason?: string }>
export type ChangeMailAddressError =
  Forbidden | InvalidEmail | OrderNotFound | OrderAlreadyDecided | MailLimitReached | Unavailable | OutcomeUnknown

/** Has the mail of a Pending order go to another address, on the administrator's word; the account keeps its own. */
export type ChangeMailAddress = (command: ChangeMailAddressCommand) => ResultAsync<void, ChangeMailAddressError>
