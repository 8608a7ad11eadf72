import { err, ok, safeTry } from 'neverthrow'
import { linkNotValid } from '../errors.js'
import type { AccountLinks } from '../ports/driven/account-links.js'
import type { Clock } from '../ports/driven/clock.js'
import type { LinkTokens } from '../ports/driven/link-tokens.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { VerifyEmail, VerifyEmailError } from '../ports/driving/verify-email.js'

type Dependencies = Readonly<{
  accountLinks: AccountLinks
  linkTokens: LinkTokens
  clock: Clock
  telemetry: Telemetry
}>

export const verifyEmail =
  ({ accountLinks, linkTokens, clock, telemetry }: Dependencies): VerifyEmail =>
  ({ token }) =>
    safeTry<void, VerifyEmailError>(async function* () {
      const userId = yield* accountLinks.verifyEmail(linkTokens.hashOf(token), clock.now())
      if (userId === undefined) return err(linkNotValid)
      telemetry.note({ type: 'EmailVerified', userId })
      return ok(undefined)
    })
