import type { World } from '../../support/world.js'
import { valueOf } from '../../support/outcome-of.js'
import { faultsIn } from './faults.js'
import type { Faults } from './in-every-schedule.js'
import { seededTurns, type Turns } from './seeded-turns.js'
import { aService, type Adapt, type Service } from './service.js'

/** A service whose processes race, one call of one port at a time, as the seed draws. */
export type Race = Service &
  Pick<Turns, 'race' | 'turn'> &
  Readonly<{
    /** A worker that takes whatever is there, so many times. */
    working: (worker: World, rounds: number) => () => Promise<void>
    /** A reconciler that looks so many times, each time so many ms later. */
    reconciling: (reconciler: World, ticks: number, ms?: number) => () => Promise<void>
    /** Lets everything be done that is still to be done, and looks for what went wrong. */
    finish: () => Promise<Faults>
  }>

// Nine of them are less than a mail's claim lasts: no race may send a mail again.
const TICK = 11_000

export const aRace = (seed: number, adapt?: Adapt): Race => {
  const service = aService(adapt)
  const { race, turn, around } = seededTurns(seed, service.lookAtShelf)
  return {
    ...service,
    race,
    turn,
    start: () => service.start(around),
    working: (worker, rounds) => async () => {
      for (let round = 0; round < rounds; round += 1) {
        await turn()
        await worker.tryToWork()
      }
    },
    reconciling:
      (reconciler, ticks, ms = TICK) =>
      async () => {
        for (let tick = 0; tick < ticks; tick += 1) {
          await turn()
          service.keeper.clock.advance(ms)
          await valueOf(reconciler.reconcile())
        }
      },
    finish: async () => {
      await service.repair()
      return faultsIn(service.evidence())
    },
  }
}
