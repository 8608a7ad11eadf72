import { z } from 'zod'
import type { Account } from '../../../../domain/account/account.js'
import { timeText } from '../../../wire/order-json.js'
import { ACCOUNT_EXAMPLE, accountFields, accountJson } from './account-json.js'

const ADMINISTERED = { ...ACCOUNT_EXAMPLE, disabled: false, createdAt: '2026-01-15T11:00:00.000Z' } as const

/** What an administrator sees of an account. */
export const administeredAccountJson = accountJson
  .extend({ disabled: z.boolean().meta({ description: 'Whether it may not sign in.' }), createdAt: z.iso.datetime() })
  .meta({ id: 'AdministeredAccount', example: ADMINISTERED })

export const administeredAccountsJson = z
  .strictObject({ items: z.array(administeredAccountJson) })
  .meta({ id: 'AdministeredAccounts', example: { items: [ADMINISTERED] } })

type AdministeredAccount = z.infer<typeof administeredAccountJson>

const administered = (account: Account): AdministeredAccount => ({
  ...accountFields(account),
  disabled: account.disabled,
  createdAt: timeText(account.createdAt),
})

export const administeredAccountText = (account: Account): string => JSON.stringify(administered(account))

export const administeredAccountsText = (accounts: readonly Account[]): string =>
  JSON.stringify({ items: accounts.map(administered) } satisfies z.infer<typeof administeredAccountsJson>)
