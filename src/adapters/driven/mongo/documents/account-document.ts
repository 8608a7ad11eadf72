import { z } from 'zod'
import type { Account } from '../../../../domain/account/account.js'
import type { Email, PasswordHash } from '../../../../domain/account/credentials.js'
import type { UserId } from '../../../../domain/shared/ids.js'
import { branded, timeField } from './fields.js'
import type { DocumentFormat } from './versioned.js'

const ACCOUNT_VERSION = 2

const accountDocument = z.object({
  _id: branded<UserId>(),
  schemaVersion: z.literal(ACCOUNT_VERSION),
  email: branded<Email>(),
  emailVerified: z.boolean(),
  passwordHash: branded<PasswordHash>(),
  role: z.enum(['customer', 'admin']),
  disabled: z.boolean(),
  createdAt: timeField,
})

export type AccountDocument = z.input<typeof accountDocument>

export const accountFormat: DocumentFormat<typeof accountDocument> = {
  what: 'accounts',
  version: ACCOUNT_VERSION,
  schema: accountDocument,
  // Of an address of which nobody asked it is not known that somebody reads its mails.
  upgrades: { 1: document => ({ emailVerified: false, ...document }) },
}

export const documentOfAccount = ({ userId, createdAt, ...account }: Account): AccountDocument => ({
  _id: userId,
  schemaVersion: ACCOUNT_VERSION,
  ...account,
  createdAt: new Date(createdAt),
})

export const accountIn = ({
  _id: userId,
  schemaVersion: _,
  ...account
}: z.output<typeof accountDocument>): Account => ({ userId, ...account })
