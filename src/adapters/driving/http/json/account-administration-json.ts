import { z } from 'zod'
import type { Account } from '../../../../domain/account/account.js'
import type { UserId } from '../../../../domain/shared/ids.js'
import { timeText } from '../../../wire/order-json.js'
import { accountFields, accountJson } from './account-json.js'

export const userId = z
  .uuid()
  .transform(text => text as UserId)
  .meta({ description: 'The `userId` of the account.' })

/** What an administrator sees of an account. */
export const administeredAccountJson = accountJson
  .extend({ disabled: z.boolean().meta({ description: 'Whether it may not sign in.' }), createdAt: z.iso.datetime() })
  .meta({ id: 'AdministeredAccount' })

export const administeredAccountsJson = z
  .strictObject({ items: z.array(administeredAccountJson) })
  .meta({ id: 'AdministeredAccounts' })

type AdministeredAccount = z.infer<typeof administeredAccountJson>

const administered = (account: Account): AdministeredAccount => ({
  ...accountFields(account),
  disabled: account.disabled,
  createdAt: timeText(account.createdAt),
})

export const administeredAccountText = (account: Account): string => JSON.stringify(administered(account))

export const administeredAccountsText = (accounts: readonly Account[]): string =>
  JSON.stringify({ items: accounts.map(administered) } satisfies z.infer<typeof administeredAccountsJson>)
