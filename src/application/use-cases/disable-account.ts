import { ok, safeTry } from 'neverthrow'
import type { Account } from '../../domain/account/account.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { Clock } from '../ports/driven/clock.js'
import type { SessionRepository } from '../ports/driven/session-repository.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { DisableAccount, DisableAccountError } from '../ports/driving/disable-account.js'
import { accountUnder } from '../steps/account-under.js'

type Dependencies = Readonly<{
  accounts: AccountRepository
  sessions: SessionRepository
  clock: Clock
  telemetry: Telemetry
}>

export const disableAccount =
  ({ accounts, sessions, clock, telemetry }: Dependencies): DisableAccount =>
  ({ email }) =>
    safeTry<Account, DisableAccountError>(async function* () {
      const account = yield* accountUnder(accounts, email)
      const { userId } = account
      // In this order: who signs in meanwhile looks once more when the new session is there.
      yield* accounts.disable(userId)
      yield* sessions.revokeAll(userId, clock.now())
      telemetry.note({ type: 'AccountDisabled', userId })
      return ok({ ...account, disabled: true })
    })
