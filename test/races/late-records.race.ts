import { anItem } from '../support/builders.js'
import { times } from '../support/times.js'
import { aRace } from './support/a-race.js'
import type { Faults } from './support/in-every-schedule.js'
import type { Adapt } from './support/service.js'

const BUYERS = 12
const HOLD_GROWS_OLD = 61_000

/** Shops take so long to record what they hold that two reconcilers take it for abandoned. */
export const lateRecords = async (seed: number, adapt?: Adapt): Promise<Faults> => {
  const { keeper, start, account, buy, race, reconciling, finish } = aRace(seed, adapt)
  await keeper.stocked('MUG', 100)
  await keeper.stocked('TEE', 100)
  const customer = await account()
  const [shops, reconcilers] = [
    [start(), start()],
    [start(), start()],
  ]
  const keys = times(BUYERS, n => (n % 2 === 0 ? undefined : `the-key-${n}`))
  const outcomes = await race(
    keys.map((key, n) => () => buy(shops[n % shops.length]!, customer, [anItem('MUG'), anItem('TEE')], key)),
    reconcilers.map(reconciler => reconciling(reconciler, 3, HOLD_GROWS_OLD)),
  )
  const refused = outcomes.flatMap((outcome, n) =>
    outcome.isErr() && (keys[n] !== undefined || outcome.error.type !== 'Unavailable') ? [outcome.error.type] : [],
  )
  return [...refused.map(type => `refused: ${type}`), ...(await finish())]
}
