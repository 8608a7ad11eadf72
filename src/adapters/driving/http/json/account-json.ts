import { z } from 'zod'
import type { Account } from '../../../../domain/account/account.js'
import { device } from './session-json.js'
import { encodable } from './text.js'
import { EXAMPLE } from '../docs/example-values.js'

export const MAX_EMAIL = 320
const MAX_PASSWORD = 1_024
const MAX_TOKEN = 4_096

export const newPassword = encodable(MAX_PASSWORD).meta({ description: '8–128 characters, of any kind.' })

/** What an address and a password must be is for the domain to say, which says it better. */
export const registrationJson = z
  .strictObject({
    email: encodable(MAX_EMAIL).meta({
      description: 'One address, of at most 254 characters.',
      example: 'ada@example.com',
    }),
    password: newPassword,
  })
  .meta({ id: 'Registration' })

/** As lax as can be: what could never be registered is answered like any other wrong password. */
export const credentialsJson = z
  .strictObject({ email: z.string().max(MAX_EMAIL), password: z.string().max(MAX_PASSWORD), device: device.optional() })
  .meta({ id: 'Credentials' })

export const passwordChangeJson = z
  .strictObject({
    currentPassword: z.string().max(MAX_PASSWORD).meta({ description: 'As at the sign-in.' }),
    newPassword,
  })
  .meta({ id: 'PasswordChange' })

export const refreshJson = z
  .strictObject({ refreshToken: z.string().min(1).max(MAX_TOKEN).meta({ description: 'The latest of its session.' }) })
  .meta({ id: 'Refresh' })

export const ACCOUNT_EXAMPLE = {
  userId: EXAMPLE.userId,
  email: EXAMPLE.email,
  role: 'customer',
  emailVerified: true,
} as const

export const accountJson = z
  .strictObject({
    userId: z.uuid().meta({ description: 'The account, for ever.' }),
    email: z.string().meta({ description: 'In lower case, as it was understood.', example: 'ada@example.com' }),
    role: z.enum(['customer', 'admin']).meta({
      description: '`customer`: sees and does what is their own. `admin`: sees all orders, and changes the inventory.',
    }),
    emailVerified: z.boolean().meta({ description: 'Whether a link that was mailed to it has been followed.' }),
  })
  .meta({ id: 'Account', example: ACCOUNT_EXAMPLE })

export const tokensJson = z
  .strictObject({
    accessToken: z.string().meta({ description: 'For `Authorization: Bearer …`, until it runs out.' }),
    refreshToken: z
      .string()
      .meta({ description: 'For `POST /api/auth/refresh`, once: keep the next one in its place.' }),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().min(1).meta({ description: 'Seconds until the access token runs out.' }),
  })
  .meta({
    id: 'Tokens',
    example: {
      accessToken: 'eyJhbGciOiJIUzI1NiJ9.e30.YWNjZXNz',
      refreshToken: 'eyJhbGciOiJIUzI1NiJ9.e30.cmVmcmVzaA',
      tokenType: 'Bearer',
      expiresIn: 600,
    },
  })

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
