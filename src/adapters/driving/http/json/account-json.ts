import { z } from 'zod'
import type { Account } from '../../../../domain/account/account.js'
import { device } from './session-json.js'
import { encodable } from './text.js'

export const MAX_EMAIL = 320
export const MAX_PASSWORD = 1_024
const MAX_TOKEN = 4_096

/** What an address and a password must be is for the domain to say, which says it better. */
export const registrationJson = z
  .strictObject({ email: encodable(MAX_EMAIL), password: encodable(MAX_PASSWORD) })
  .meta({ id: 'Registration' })

/** As lax as can be: what could never be registered is answered like any other wrong password. */
export const credentialsJson = z
  .strictObject({ email: z.string().max(MAX_EMAIL), password: z.string().max(MAX_PASSWORD), device: device.optional() })
  .meta({ id: 'Credentials' })

export const passwordChangeJson = z
  .strictObject({ currentPassword: z.string().max(MAX_PASSWORD), newPassword: encodable(MAX_PASSWORD) })
  .meta({ id: 'PasswordChange' })

export const refreshJson = z.strictObject({ refreshToken: z.string().min(1).max(MAX_TOKEN) }).meta({ id: 'Refresh' })

export const accountJson = z
  .strictObject({
    userId: z.uuid(),
    email: z.string(),
    role: z.enum(['customer', 'admin']),
    emailVerified: z.boolean(),
  })
  .meta({ id: 'Account' })

export const tokensJson = z
  .strictObject({
    accessToken: z.string(),
    refreshToken: z.string(),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().min(1).meta({ description: 'Seconds until the access token runs out.' }),
  })
  .meta({ id: 'Tokens' })

/** Built field by field: the hash never leaves the service. */
export const accountFields = ({ userId, email, role, emailVerified }: Account): z.infer<typeof accountJson> => ({
  userId,
  email,
  role,
  emailVerified,
})

export const accountText = (account: Account): string => JSON.stringify(accountFields(account))

type TokenPair = Readonly<{ accessToken: string; refreshToken: string; expiresIn: number }>

export const tokensText = ({ accessToken, refreshToken, expiresIn }: TokenPair): string =>
  JSON.stringify({ accessToken, refreshToken, tokenType: 'Bearer', expiresIn } satisfies z.infer<typeof tokensJson>)
