/** So many at once; so many more wait, first come first served. */
export type TurnstileLimits = Readonly<{ atOnce: number; waiting: number }>
/** Does the work when its turn comes; `undefined` at once when there is no room left to wait in. */
export type Turnstile = <T>(work: () => Promise<T>) => Promise<T> | undefined

export const turnstile = ({ atOnce, waiting }: TurnstileLimits): Turnstile => {
  const queue: (() => void)[] = []
  let inside = 0

  const enter = async () => {
    if (inside === atOnce) await new Promise<void>(resolve => queue.push(resolve))
    else inside += 1
  }
  // Whoever waited longest takes over the place of the one who leaves.
  const leave = () => {
    const next = queue.shift()
    if (next) next()
    else inside -= 1
  }

  return work =>
    inside === atOnce && queue.length >= waiting
      ? undefined
      : enter()
          .then(() => work())
          .finally(leave)
}
