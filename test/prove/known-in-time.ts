import type { Decision } from './known-decisions.js'

/** While it lasted, something that was in the way. Monotonic, ms. */
export type Hindrance = Readonly<{ from: number; until: number }>

/** From when on a decision must be known: so many ms after it, or after the last of what was in the way before that time was over. */
export const knownInTime = (within: number, hindrances: readonly Hindrance[]) => {
  const inOrder = hindrances.toSorted((a, b) => a.from - b.from)
  return ({ at }: Decision): number =>
    inOrder
      .filter(({ until }) => until >= at)
      .reduce((known, { from, until }) => (from <= known ? Math.max(known, until + within) : known), at + within)
}
