import type { Around } from './step-by-step.js'

/** Many at once, of whom only one goes on at a time: whom the seed draws, so that a race runs again as it ran. */
export type Turns = Readonly<{
  /** Waits to be let on; at once, when nobody races. */
  turn: () => Promise<void>
  /** A turn before each call of a port, and another one before its answer is heard. */
  around: Around
  /** Runs them all at once, with others alongside, to their end; answers what they answer. */
  race: <T>(runners: readonly Runner<T>[], alongside?: readonly Runner<unknown>[]) => Promise<T[]>
}>

/** Somebody in a race. */
export type Runner<T> = () => PromiseLike<T>

type Waiting = Readonly<{ at: number; go: () => void }>

/** Until nobody can go on without a turn: what the adapters do in memory takes microtasks only. */
export const untilIdle = () => new Promise<void>(resolve => setImmediate(resolve))

/** `afterTurn` looks at what each turn has changed. */
export const seededTurns = (seed: number, afterTurn: () => void = () => undefined): Turns => {
  const random = seededRandom(seed)
  const waiting = new Set<Waiting>()
  let [now, racing] = [0, false]

  // Most turns come soon and a few come very late, as on a network: some stall while others come and go.
  const delay = () => 1 / (1 - random())

  const turn = () => (racing ? new Promise<void>(go => void waiting.add({ at: now + delay(), go })) : Promise.resolve())

  const next = (): Waiting | undefined => {
    let soonest: Waiting | undefined
    for (const each of waiting) if (!soonest || each.at < soonest.at) soonest = each
    return soonest
  }

  return {
    turn,
    around: async (_name, call) => {
      await turn()
      const outcome = await call()
      await turn()
      return outcome
    },
    race: async (runners, alongside = []) => {
      racing = true
      const others = Promise.all(alongside.map(run => run()))
      const all = Promise.all(runners.map(run => run()))
      const ended = Promise.allSettled([all, others])
      for (;;) {
        await untilIdle()
        const first = next()
        if (!first) break
        waiting.delete(first)
        now = first.at
        first.go()
        afterTurn()
      }
      racing = false
      if (!(await Promise.race([ended, untilIdle()]))) throw new Error('somebody waits for what will never come')
      await others
      return all
    },
  }
}

/** Mulberry32: numbers from 0 to below 1. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
