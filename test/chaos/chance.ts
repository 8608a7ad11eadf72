import { seededRandom } from '../races/support/seeded-turns.js'

export type Chance = Readonly<{
  /** Whether it happens, with that likelihood from 0 to 1. */
  happens: (likelihood: number) => boolean
  between: (from: number, to: number) => number
  /** Both included. */
  whole: (from: number, to: number) => number
  oneOf: <T>(list: readonly T[]) => T
}>

/** The same seed draws the same. */
export const chanceOf = (seed: number): Chance => {
  const random = seededRandom(seed)
  const between = (from: number, to: number) => from + random() * (to - from)
  const whole = (from: number, to: number) => Math.floor(between(from, to + 1))
  return {
    happens: likelihood => random() < likelihood,
    between,
    whole,
    oneOf: list => {
      const chosen = list[whole(0, list.length - 1)]
      if (chosen === undefined) throw new Error('nothing to choose from')
      return chosen
    },
  }
}
