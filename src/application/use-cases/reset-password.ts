import { err, ok, okAsync, safeTry } from 'neverthrow'
import { parsePassword, type PasswordPolicy } from '../../domain/account/credentials.js'
import { linkNotValid, outcomeUnknown } from '../errors.js'
import type { AccountLinks } from '../ports/driven/account-links.js'
import type { Clock } from '../ports/driven/clock.js'
import type { LinkTokens } from '../ports/driven/link-tokens.js'
import type { PasswordHasher } from '../ports/driven/password-hasher.js'
import type { SessionRepository } from '../ports/driven/session-repository.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { ResetPassword, ResetPasswordError } from '../ports/driving/reset-password.js'

type Dependencies = Readonly<{
  accountLinks: AccountLinks
  linkTokens: LinkTokens
  sessions: SessionRepository
  hasher: PasswordHasher
  clock: Clock
  passwordPolicy: PasswordPolicy
  telemetry: Telemetry
}>

export const resetPassword =
  ({ accountLinks, linkTokens, sessions, hasher, clock, passwordPolicy, telemetry }: Dependencies): ResetPassword =>
  ({ token, newPassword }) =>
    safeTry<void, ResetPasswordError>(async function* () {
      const password = yield* parsePassword(newPassword, passwordPolicy)
      const passwordHash = yield* hasher.hash(password)
      const link = linkTokens.hashOf(token)
      const spent = yield* accountLinks.resetPassword(link, passwordHash, clock.now())
      // Sent again after an answer that did not come, for the password that was set then: what was left is done now.
      const begun = spent ? undefined : yield* accountLinks.unfinishedReset(link, clock.now())
      const userId = begun && (yield* hasher.verify(password, begun.passwordHash)) ? begun.userId : spent
      if (userId === undefined) return err(linkNotValid)
      // The password is another one by now: it is too late to say that nothing has been done.
      yield* sessions.revokeAll(userId, clock.now()).mapErr(() => outcomeUnknown('sessions'))
      telemetry.note({ type: 'PasswordReset', userId })
      // All is done: a link that stays unfinished leads to this password and no other, until it runs out.
      yield* accountLinks.finishReset(userId, link).orElse(() => okAsync(undefined))
      return ok(undefined)
    })
