/**
 * When a line of the log was written, as pino wants it: the next member of its object. It is made once for all lines of a
 * millisecond. `now`: milliseconds since the Unix epoch.
 */
export const lineTime = (now: () => number): (() => string) => {
  let madeAt: number | undefined
  let member = ''

  return () => {
    const at = now()
    if (at !== madeAt) {
      madeAt = at
      member = `,"time":"${new Date(at).toISOString()}"`
    }
    return member
  }
}
