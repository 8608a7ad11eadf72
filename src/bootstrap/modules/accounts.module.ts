import { ContainerModule } from 'inversify'
import { beginSession } from '../../application/steps/begin-session.js'
import { openAccount } from '../../application/steps/open-account.js'
import { shutOut } from '../../application/steps/shut-out.js'
import { administerAccount } from '../../application/use-cases/administer-account.js'
import { throttledLogIn } from '../../application/steps/throttled-log-in.js'
import { throttledPasswordChange } from '../../application/steps/throttled-password-change.js'
import { authenticate } from '../../application/use-cases/authenticate.js'
import { changePassword } from '../../application/use-cases/change-password.js'
import { endSession } from '../../application/use-cases/end-session.js'
import { ensureAdministrator } from '../../application/use-cases/ensure-administrator.js'
import { findAccount } from '../../application/use-cases/find-account.js'
import { getAccount } from '../../application/use-cases/get-account.js'
import { findEndedSessions } from '../../application/use-cases/find-ended-sessions.js'
import { listSessions } from '../../application/use-cases/list-sessions.js'
import { logIn } from '../../application/use-cases/log-in.js'
import { logOutEverywhere } from '../../application/use-cases/log-out-everywhere.js'
import { logOut } from '../../application/use-cases/log-out.js'
import { refreshSession } from '../../application/use-cases/refresh-session.js'
import { registerAccount } from '../../application/use-cases/register-account.js'
import type { Config } from '../config.js'
import { provider } from '../provide.js'
import { T } from '../tokens.js'

export const accountsModule = new ContainerModule(({ bind }) => {
  const provide = provider(bind)
  const { accounts, sessions, tokens, hasher, ids, clock, passwordPolicy, telemetry } = T

  provide(T.openAccount, openAccount, {
    accounts,
    hasher,
    ids,
    clock,
    passwordPolicy,
    telemetry,
  })
  provide(T.registerAccount, registerAccount, {
    openAccount: T.openAccount,
    mailLink: T.mailLink,
    background: T.background,
  })
  provide(T.ensureAdministrator, ensureAdministrator, { accounts, openAccount: T.openAccount })
  provide(T.getAccount, getAccount, { accounts })
  provide(T.plainChangePassword, changePassword, { accounts, sessions, hasher, clock, passwordPolicy, telemetry })
  provide(
    T.changePassword,
    ({ config, ...throttled }: { config: Config } & Parameters<typeof throttledPasswordChange>[0]) =>
      config.limits.on ? throttledPasswordChange(throttled) : throttled.changePassword,
    { config: T.config, changePassword: T.plainChangePassword, throttle: T.signInThrottle },
  )
  provide(T.findAccount, findAccount, { accounts })
  provide(T.shutOut, shutOut, { accounts, sessions, clock, telemetry })
  provide(T.administerAccount, administerAccount, { accounts, shutOut: T.shutOut })

  provide(T.beginSession, beginSession, { accounts, sessions, ids, clock })
  provide(T.plainLogIn, logIn, { accounts, beginSession: T.beginSession, hasher, tokens, clock, telemetry })
  provide(
    T.logIn,
    ({ config, ...throttled }: { config: Config } & Parameters<typeof throttledLogIn>[0]) =>
      config.limits.on ? throttledLogIn(throttled) : throttled.logIn,
    { config: T.config, logIn: T.plainLogIn, throttle: T.signInThrottle, telemetry },
  )
  provide(T.authenticate, authenticate, { tokens, sessions, clock })
  provide(T.refreshSession, refreshSession, { accounts, sessions, tokens, clock, telemetry })
  provide(T.logOut, logOut, { sessions, clock, telemetry })
  provide(T.listSessions, listSessions, { sessions, clock })
  provide(T.findEndedSessions, findEndedSessions, { sessions })
  provide(T.endSession, endSession, { sessions, clock, telemetry })
  provide(T.logOutEverywhere, logOutEverywhere, { sessions, clock, telemetry })
})
