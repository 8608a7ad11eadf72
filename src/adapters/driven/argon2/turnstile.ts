/** So many at once; so many more wait, first come first served, and nobody for longer than `waitAtMost`, ms. */
export type TurnstileLimits = Readonly<{ atOnce: number; waiting: number; waitAtMost: number }>
/** Does the work when its turn comes; rejects with `TurnedAway` if that would be too late, at once where it can be foreseen. */
export type Turnstile = <T>(work: () => Promise<T>) => Promise<T>

/** The work has not been begun: there is no room to wait in, or its turn would come too late. */
export class TurnedAway extends Error {}

/** What the latest one counts for in how long one usually takes. */
const WEIGHT = 0.2
/** A hash takes no longer on the slowest machine, ms. */
const MOST_USUAL = 2_000

/** `elapsed`: monotonic, ms. */
export const turnstile = (
  { atOnce, waiting, waitAtMost }: TurnstileLimits,
  elapsed: () => number = () => performance.now(),
): Turnstile => {
  // In the order in which they came.
  const queue = new Set<() => void>()
  let inside = 0
  let usuallyTakes = 0

  const turn = () =>
    new Promise<void>((resolve, reject) => {
      const giveUp = setTimeout(() => {
        queue.delete(begin)
        reject(new TurnedAway())
      }, waitAtMost)
      const begin = () => {
        clearTimeout(giveUp)
        queue.delete(begin)
        resolve()
      }
      queue.add(begin)
    })
  const enter = async () => {
    if (inside < atOnce) {
      inside += 1
      return
    }
    const wouldWait = ((queue.size + 1) * usuallyTakes) / atOnce
    if (queue.size >= waiting || wouldWait > waitAtMost) throw new TurnedAway()
    await turn()
  }
  // Whoever waited longest takes over the place of the one who leaves.
  const leave = () => {
    const [next] = queue
    if (next) next()
    else inside -= 1
  }

  return async work => {
    await enter()
    const began = elapsed()
    try {
      return await work()
    } finally {
      // One that hung says nothing of the next.
      usuallyTakes += (Math.min(elapsed() - began, MOST_USUAL) - usuallyTakes) * WEIGHT
      leave()
    }
  }
}
