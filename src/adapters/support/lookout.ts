export type LookoutOptions = Readonly<{
  /** Resolves when it is time for the next look. */
  pause: () => Promise<unknown>
  /** Whether there is still somebody to look for. */
  isNeeded: () => boolean
  look: () => Promise<void>
}>

/** Answers how to begin: from then on it looks again and again, as long as it is needed. Once is enough, and more do no harm. */
export const lookout = ({ pause, isNeeded, look }: LookoutOptions): (() => void) => {
  let looking = false
  const run = async () => {
    looking = true
    while (isNeeded()) {
      await pause()
      if (isNeeded()) await look()
    }
    looking = false
  }
  return () => {
    if (!looking) void run()
  }
}
