import { err, ok, type Result } from 'neverthrow'
import type { Brand } from '../shared/brand.js'
import { isNonEmpty, type NonEmpty } from '../shared/non-empty.js'

/** An e-mail address, normalised: NFC, lower case, without space around it. */
export type Email = Brand<string, 'Email'>
/** A password that may be set; never stored, never logged. */
export type Password = Brand<string, 'Password'>
/** What is stored instead: the algorithm, its parameters, salt and hash, as a PHC string. */
export type PasswordHash = Brand<string, 'PasswordHash'>

export type InvalidEmail = Readonly<{ type: 'InvalidEmail' }>
export type PasswordFault =
  | Readonly<{ type: 'TooShort'; minLength: number }>
  | Readonly<{ type: 'TooLong'; maxLength: number }>
  | Readonly<{ type: 'TooCommon' }>
export type WeakPassword = Readonly<{ type: 'WeakPassword'; faults: NonEmpty<PasswordFault> }>

const MAX_EMAIL_LENGTH = 254
const MAX_PASSWORD_LENGTH = 128

// One mailbox and nothing else: no list, no display name, no quoting, no control character (RFC 5321 dot-atom, RFC 6531).
const ATOM = /[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+/u.source
const LABEL = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?/u.source
const TOP_LABEL = /\p{L}[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}]/u.source
const EMAIL = new RegExp(`^${ATOM}(?:\\.${ATOM})*@(?:${LABEL}\\.)+${TOP_LABEL}$`, 'u')
const MAX_LOCAL_PART = 64
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u

export const parseEmail = (text: string): Result<Email, InvalidEmail> => {
  // In this order: lower case can undo NFC. What has another compatible form, or an invisible part, looks like another's.
  const email = text.trim().toLowerCase().normalize('NFC')
  const unmistakable = email.normalize('NFKC') === email && !INVISIBLE.test(email)
  const fits = email.length <= MAX_EMAIL_LENGTH && email.indexOf('@') <= MAX_LOCAL_PART
  return fits && unmistakable && EMAIL.test(email) ? ok(email as Email) : err({ type: 'InvalidEmail' })
}

/** `minLength` in Unicode characters; `isCommon` knows the passwords that everybody tries first. */
export type PasswordPolicy = Readonly<{ minLength: number; isCommon: (password: string) => boolean }>

/** No rules of composition, exact match, any Unicode (NIST SP 800-63B §3.1.1.2). */
export const parsePassword = (
  text: string,
  { minLength, isCommon }: PasswordPolicy,
): Result<Password, WeakPassword> => {
  const { length } = Array.from(text)
  const faults: PasswordFault[] = [
    ...(length < minLength ? [{ type: 'TooShort', minLength } as const] : []),
    ...(length > MAX_PASSWORD_LENGTH ? [{ type: 'TooLong', maxLength: MAX_PASSWORD_LENGTH } as const] : []),
    ...(isCommon(text) ? [{ type: 'TooCommon' } as const] : []),
  ]
  return isNonEmpty(faults) ? err({ type: 'WeakPassword', faults }) : ok(text as Password)
}
