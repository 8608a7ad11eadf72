import { expect } from 'chai'
import { times } from '../../support/times.js'

/** What went wrong; a race that finds nothing has shown what it is there to show. */
export type Faults = readonly string[]

const numberFrom = (variable: string): number | undefined => {
  const text = process.env[variable]
  return text === undefined || text === '' ? undefined : Number(text)
}

/** The seeds of `runs` schedules: `RACE_RUNS` asks for another number, `RACE_SEED` for another first one. */
const seeds = (runs: number): number[] => {
  const first = numberFrom('RACE_SEED') ?? 1
  return times(numberFrom('RACE_RUNS') ?? runs, run => first + run)
}

const MS_A_RUN = 5_000

/** A test that runs the race in so many schedules, and tells the seed of the one that went wrong. */
export const inEverySchedule = (title: string, runs: number, race: (seed: number) => Promise<Faults>) => {
  const drawn = seeds(runs)
  return it(title, async () => {
    for (const seed of drawn) {
      const faults = await race(seed)
      expect(faults, `RACE_SEED=${seed} RACE_RUNS=1`).to.deep.equal([])
    }
  }).timeout(10_000 + MS_A_RUN * drawn.length)
}
