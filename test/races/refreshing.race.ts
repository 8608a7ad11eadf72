import { T } from '../../src/bootstrap/tokens.js'
import { valueOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { aRace } from './support/a-race.js'
import type { Faults } from './support/in-every-schedule.js'
import type { Adapt } from './support/service.js'

const signedIn = async (seed: number, adapt?: Adapt) => {
  const { keeper, start, race } = aRace(seed, adapt)
  const { email } = await keeper.customer()
  const logIn = { email, password: 'correct horse battery' }
  const first = await valueOf(keeper.container.get(T.logIn)({ ...logIn, from: '192.0.2.1' }))
  const processes = [start(), start()]
  const refresh = (n: number, refreshToken: string) =>
    processes[n % processes.length]!.container.get(T.refreshSession)({ refreshToken })
  return { keeper, race, first, processes, refresh }
}

/** One refresh token is spent a hundred times at once. */
export const refreshing = async (seed: number, adapt?: Adapt): Promise<Faults> => {
  const { race, first, refresh } = await signedIn(seed, adapt)
  const pairs = await race(times(100, n => () => valueOf(refresh(n, first.refreshToken))))
  const successors = new Set(pairs.map(pair => pair.refreshToken))
  const again = await race([...successors].map((token, n) => () => refresh(n, token)))
  return [
    ...(successors.size === 1 ? [] : [`${successors.size} successors`]),
    ...(again.every(outcome => outcome.isOk()) ? [] : ['a successor that is of no use']),
  ]
}

/** Somebody logs out while the token is being refreshed. */
export const loggingOutWhileRefreshing = async (seed: number, adapt?: Adapt): Promise<Faults> => {
  const { keeper, race, first, processes, refresh } = await signedIn(seed, adapt)
  const authenticate = keeper.container.get(T.authenticate)
  const by = await valueOf(authenticate({ accessToken: first.accessToken }))
  const logOut = processes[0]!.container.get(T.logOut)
  const refreshed = await race(
    times(10, n => () => refresh(n, first.refreshToken)),
    [() => valueOf(logOut({ by }))],
  )
  const tokens = refreshed.flatMap(pair => (pair.isOk() ? [pair.value.accessToken] : []))
  const alive = await Promise.all([first.accessToken, ...tokens].map(accessToken => authenticate({ accessToken })))
  return alive.some(outcome => outcome.isOk()) ? ['signed in after logging out'] : []
}
