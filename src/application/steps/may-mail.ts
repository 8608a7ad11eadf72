import { okAsync, type ResultAsync } from 'neverthrow'
import type { Order } from '../../domain/order/order.js'
import type { Unavailable } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'

type Dependencies = Readonly<{ accounts: AccountRepository; requireVerifiedEmail: boolean }>

/**
 * Whether mails about the order may go to its address: not, where that is required, to one of which its customer has not
 * shown that it is theirs (ADR 0012). An address that an administrator has put in its place is the administrator's word.
 */
export const mayMail =
  ({ accounts, requireVerifiedEmail }: Dependencies) =>
  ({ userId, mailTo }: Order): ResultAsync<boolean, Unavailable> =>
    requireVerifiedEmail
      ? accounts
          .byId(userId)
          .map(account => account !== undefined && (account.emailVerified || account.email !== mailTo))
      : okAsync(true)

export type MayMail = ReturnType<typeof mayMail>
