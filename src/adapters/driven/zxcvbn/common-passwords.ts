import type { PasswordPolicy } from '../../../domain/account/credentials.js'

/**
 * Knows the 49,000 passwords that people use most (the list of zxcvbn-ts, by frequency in published leaks), in whatever
 * case they are written. Loaded when asked for, since it costs a start 30 ms.
 */
export const commonPasswords = async (): Promise<PasswordPolicy['isCommon']> => {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const known = new Set(dictionary['passwords-common'])
  return password => known.has(password.toLowerCase())
}
