export type BreakerOptions = Readonly<{
  /** After so many failures in a row it opens. Of calls that were under way together, one failure counts. */
  failures: number
  /** Open, it admits one call after each such time, to find out, ms. */
  rest: number
  /** Milliseconds since some fixed moment. */
  elapsed: () => number
  /** Told when it opens, and when it closes again. */
  onChange?: (state: 'open' | 'closed') => void
}>

/** Takes what became of a call; an answer that says no is an answer. */
export type Note = (outcome: 'answered' | 'failed') => void
/** Admits a call now, and gives what takes its outcome; undefined if the call may not be made. */
export type Breaker = () => Note | undefined

/** Keeps calls from what has failed several times in a row, so that nobody waits for what is away. */
export const breaker = ({ failures, rest, elapsed, onChange }: BreakerOptions): Breaker => {
  let inARow = 0
  let restsUntil: number | undefined

  const failed = () => {
    inARow += 1
    if (inARow < failures) return
    const wasClosed = restsUntil === undefined
    restsUntil = elapsed() + rest
    if (wasClosed) onChange?.('open')
  }
  const answered = () => {
    inARow = 0
    if (restsUntil === undefined) return
    restsUntil = undefined
    onChange?.('closed')
  }

  return () => {
    if (restsUntil !== undefined) {
      if (elapsed() < restsUntil) return undefined
      restsUntil = elapsed() + rest
    }
    const before = inARow
    return outcome => {
      if (outcome === 'answered') answered()
      else if (before === inARow) failed()
    }
  }
}
