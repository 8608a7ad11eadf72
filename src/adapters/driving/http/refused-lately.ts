import type { UserId } from '../../../domain/shared/ids.js'

export type RefusedLately = Readonly<{
  /** That their limit refuses them from now on, for so long, ms. */
  add: (userId: UserId, ms: number) => void
  has: (userId: UserId) => boolean
}>

const CAPACITY = 10_000

/** Whom their limit refused, and for how long; of too many, those who were refused first are forgotten. */
export const refusedLately = (elapsed: () => number): RefusedLately => {
  const until = new Map<UserId, number>()

  return {
    add: (userId, ms) => {
      until.delete(userId)
      until.set(userId, elapsed() + ms)
      for (const oldest of until.keys()) {
        if (until.size <= CAPACITY) break
        until.delete(oldest)
      }
    },
    has: userId => {
      const end = until.get(userId)
      return end !== undefined && end > elapsed()
    },
  }
}
