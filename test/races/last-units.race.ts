import { anItem } from '../support/builders.js'
import { times } from '../support/times.js'
import { aRace } from './support/a-race.js'
import type { Faults } from './support/in-every-schedule.js'
import type { Adapt } from './support/service.js'

type Figures = Readonly<{ accounts: number; attempts: number; units: number }>

/** Many want one unit each of what there is too little of. */
export const lastUnits =
  ({ accounts, attempts, units }: Figures) =>
  async (seed: number, adapt?: Adapt): Promise<Faults> => {
    const { keeper, start, account, buy, race, finish } = aRace(seed, adapt)
    await keeper.stocked('MUG', units)
    const customers = await Promise.all(times(accounts, account))
    const shops = [start(), start()]

    const outcomes = await race(
      times(attempts, n => () => buy(shops[n % shops.length]!, customers[n % accounts]!, [anItem('MUG')])),
    )
    const placed = outcomes.filter(outcome => outcome.isOk()).length
    const short = outcomes.filter(outcome => outcome.isErr() && outcome.error.type === 'InsufficientStock').length
    return [
      ...(placed === units ? [] : [`${placed} orders of ${units} units`]),
      ...(placed + short === attempts ? [] : [`${attempts - placed - short} attempts neither placed nor short`]),
      ...(await finish()),
    ]
  }
