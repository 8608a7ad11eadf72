import { ContainerModule } from 'inversify'
import { openAccount } from '../../application/steps/open-account.js'
import { authenticate } from '../../application/use-cases/authenticate.js'
import { ensureAdministrator } from '../../application/use-cases/ensure-administrator.js'
import { getAccount } from '../../application/use-cases/get-account.js'
import { logIn } from '../../application/use-cases/log-in.js'
import { logOutEverywhere } from '../../application/use-cases/log-out-everywhere.js'
import { logOut } from '../../application/use-cases/log-out.js'
import { refreshSession } from '../../application/use-cases/refresh-session.js'
import { registerAccount } from '../../application/use-cases/register-account.js'
import { T } from '../tokens.js'

export const accountsModule = new ContainerModule(({ bind }) => {
  bind(T.openAccount)
    .toResolvedValue(
      (accounts, hasher, ids, clock, passwordPolicy, telemetry) =>
        openAccount({ accounts, hasher, ids, clock, passwordPolicy, telemetry }),
      [T.accounts, T.hasher, T.ids, T.clock, T.passwordPolicy, T.telemetry],
    )
    .inSingletonScope()
  bind(T.registerAccount)
    .toResolvedValue(open => registerAccount({ openAccount: open }), [T.openAccount])
    .inSingletonScope()
  bind(T.ensureAdministrator)
    .toResolvedValue(
      (accounts, open) => ensureAdministrator({ accounts, openAccount: open }),
      [T.accounts, T.openAccount],
    )
    .inSingletonScope()
  bind(T.getAccount)
    .toResolvedValue(accounts => getAccount({ accounts }), [T.accounts])
    .inSingletonScope()

  bind(T.logIn)
    .toResolvedValue(
      (accounts, sessions, hasher, tokens, ids, clock, telemetry) =>
        logIn({ accounts, sessions, hasher, tokens, ids, clock, telemetry }),
      [T.accounts, T.sessions, T.hasher, T.tokens, T.ids, T.clock, T.telemetry],
    )
    .inSingletonScope()
  bind(T.authenticate)
    .toResolvedValue(
      (tokens, sessions, clock) => authenticate({ tokens, sessions, clock }),
      [T.tokens, T.sessions, T.clock],
    )
    .inSingletonScope()
  bind(T.refreshSession)
    .toResolvedValue(
      (accounts, sessions, tokens, clock, telemetry) =>
        refreshSession({ accounts, sessions, tokens, clock, telemetry }),
      [T.accounts, T.sessions, T.tokens, T.clock, T.telemetry],
    )
    .inSingletonScope()
  bind(T.logOut)
    .toResolvedValue(
      (sessions, clock, telemetry) => logOut({ sessions, clock, telemetry }),
      [T.sessions, T.clock, T.telemetry],
    )
    .inSingletonScope()
  bind(T.logOutEverywhere)
    .toResolvedValue(
      (sessions, clock, telemetry) => logOutEverywhere({ sessions, clock, telemetry }),
      [T.sessions, T.clock, T.telemetry],
    )
    .inSingletonScope()
})
