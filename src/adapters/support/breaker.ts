export type BreakerOptions = Readonly<{
  /** After so many failures in a row it opens. */
  failures: number
  /** Open, it admits one call after each such time, to find out, ms. */
  rest: number
  /** Milliseconds since some fixed moment. */
  elapsed: () => number
  /** Told when it opens, and when it closes again. */
  onChange?: (state: 'open' | 'closed') => void
}>

export type Breaker = Readonly<{
  /** Whether a call may be made now. */
  admits: () => boolean
  /** Tells what became of a call; an answer that says no is an answer. */
  note: (outcome: 'answered' | 'failed') => void
}>

/** Keeps calls from what has failed several times in a row, so that nobody waits for what is away. */
export const breaker = ({ failures, rest, elapsed, onChange }: BreakerOptions): Breaker => {
  let inARow = 0
  let restsUntil: number | undefined

  return {
    admits: () => {
      if (restsUntil === undefined) return true
      if (elapsed() < restsUntil) return false
      restsUntil = elapsed() + rest
      return true
    },
    note: outcome => {
      const wasOpen = restsUntil !== undefined
      inARow = outcome === 'failed' ? inARow + 1 : 0
      restsUntil = inARow >= failures ? elapsed() + rest : undefined
      const isOpen = restsUntil !== undefined
      if (isOpen !== wasOpen) onChange?.(isOpen ? 'open' : 'closed')
    },
  }
}
