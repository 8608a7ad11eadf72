import { z } from 'zod'
import { MAX_EMAIL, newPassword } from './account-json.js'

const MAX_TOKEN = 256

const token = z.string().min(1).max(MAX_TOKEN).meta({ description: 'The token of a link that was mailed.' })

export const verifyEmailJson = z.strictObject({ token }).meta({ id: 'EmailVerification' })
/** As lax as for a login: what could never be an address is answered like any other. */
export const forgotPasswordJson = z.strictObject({ email: z.string().max(MAX_EMAIL) }).meta({ id: 'ForgottenPassword' })
export const resetPasswordJson = z.strictObject({ token, newPassword }).meta({ id: 'PasswordReset' })

const MAILED = { detail: 'If there is something to mail, it is on its way; there is one such mail a minute at most.' }

export const mailedJson = z.strictObject({ detail: z.string() }).meta({ id: 'Mailed', example: MAILED })

export const MAILED_TEXT = JSON.stringify(MAILED satisfies z.infer<typeof mailedJson>)
