import { err, ok, safeTry, type ResultAsync } from 'neverthrow'
import type { Account } from '../../domain/account/account.js'
import type { Device } from '../../domain/account/device.js'
import { begin, surplusOf, type Session } from '../../domain/account/session.js'
import type { OutcomeUnknown, Unavailable } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { Clock } from '../ports/driven/clock.js'
import type { IdSource } from '../ports/driven/id-source.js'
import type { SessionRepository } from '../ports/driven/session-repository.js'

type Dependencies = Readonly<{ accounts: AccountRepository; sessions: SessionRepository; ids: IdSource; clock: Clock }>
/** The account was disabled, or got another password, since it was read. */
export type Overtaken = Readonly<{ type: 'Overtaken'; reason: 'Disabled' | 'WrongPassword' }>

/** Begins a session of an account whose password was found right; of more than ten the least recently used ends. */
export const beginSession =
  ({ accounts, sessions, ids, clock }: Dependencies) =>
  ({ userId, passwordHash }: Account, device: Device): ResultAsync<Session, Overtaken | Unavailable | OutcomeUnknown> =>
    safeTry(async function* () {
      const session = begin(ids.sessionId(), userId, device, clock.now())
      yield* sessions.add(session)
      // Whoever overtook us may have ended the sessions of the account before this one was there.
      const still = yield* accounts.byId(userId)
      if (still?.disabled !== false || still.passwordHash !== passwordHash) {
        yield* sessions.revoke(userId, [session.id], clock.now())
        return err<never, Overtaken>({
          type: 'Overtaken',
          reason: still?.disabled === false ? 'WrongPassword' : 'Disabled',
        })
      }
      // After the new one was added: of several that begin at once, the last to look sees them all.
      const surplus = surplusOf(yield* sessions.liveOf(userId, clock.now()), session.id)
      if (surplus.length > 0) yield* sessions.revoke(userId, surplus, clock.now())
      return ok(session)
    })

export type BeginSession = ReturnType<typeof beginSession>
