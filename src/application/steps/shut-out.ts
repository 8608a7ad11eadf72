import { ok, safeTry, type ResultAsync } from 'neverthrow'
import type { Account } from '../../domain/account/account.js'
import type { UserId } from '../../domain/shared/ids.js'
import type { OutcomeUnknown, Unavailable } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { Clock } from '../ports/driven/clock.js'
import type { SessionRepository } from '../ports/driven/session-repository.js'
import type { Telemetry } from '../ports/driven/telemetry.js'

type Dependencies = Readonly<{
  accounts: AccountRepository
  sessions: SessionRepository
  clock: Clock
  telemetry: Telemetry
}>
type Done = ResultAsync<Account, Unavailable | OutcomeUnknown>

/** Disables an account and ends its sessions, or lets it sign in again; `by` is the administrator, if not an operator. */
export const shutOut = ({ accounts, sessions, clock, telemetry }: Dependencies) => {
  const told = (by: UserId | undefined) => (by === undefined ? {} : { by })
  return {
    disable: (account: Account, by?: UserId): Done =>
      safeTry(async function* () {
        const { userId } = account
        // In this order: who signs in meanwhile looks once more when the new session is there.
        yield* accounts.setDisabled(userId, true)
        yield* sessions.revokeAll(userId, clock.now())
        telemetry.note({ type: 'AccountDisabled', userId, ...told(by) })
        return ok({ ...account, disabled: true })
      }),
    enable: (account: Account, by?: UserId): Done =>
      accounts.setDisabled(account.userId, false).map(() => {
        telemetry.note({ type: 'AccountEnabled', userId: account.userId, ...told(by) })
        return { ...account, disabled: false }
      }),
  }
}

export type ShutOut = ReturnType<typeof shutOut>
