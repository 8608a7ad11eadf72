import { settle, type Waiting } from './settle.js'

export type CoalescerOptions<T, R> = Readonly<{
  /** The most that goes together. */
  limit: number
  /** Does all of a batch; answers one result for each item, in their order. */
  run: (batch: readonly T[]) => Promise<readonly R[]>
  /** So many batches at once, if they are full: one that is not goes only when no other is under way. 1 if absent. */
  lanes?: number
  /** How long a batch that is not full waits for company, ms. 0 if absent: it goes at once. */
  patience?: number
  /** How many items may wait. No bound if absent. */
  capacity?: number
}>
/** The item's own result; rejects as its batch does, or with `TooManyWaiting` at once. */
export type Coalescer<T, R> = (item: T) => Promise<R>

/** What was asked has not been begun: too much of its kind waits already. */
export class TooManyWaiting extends Error {}

/** Joins what waits. Nobody waits for company, unless with `patience`; but whoever comes while others are under way goes with the next batch. */
export const coalescer = <T, R>({
  limit,
  run,
  lanes = 1,
  patience = 0,
  capacity = Infinity,
}: CoalescerOptions<T, R>): Coalescer<T, R> => {
  const waiting: Waiting<T, R>[] = []
  let underWay = 0
  let aboutToLeave = false
  let hasPatience = patience > 0
  let endOfPatience: NodeJS.Timeout | undefined

  const send = async (batch: readonly Waiting<T, R>[]) => {
    underWay += 1
    await settle(batch, run)
    underWay -= 1
    leave()
  }

  const mayLeave = () =>
    waiting.length >= limit ? underWay < lanes : waiting.length > 0 && underWay === 0 && !hasPatience

  const leave = () => {
    aboutToLeave = false
    while (mayLeave()) {
      clearTimeout(endOfPatience)
      endOfPatience = undefined
      hasPatience = patience > 0
      void send(waiting.splice(0, limit))
    }
    if (waiting.length > 0 && hasPatience) endOfPatience ??= setTimeout(losePatience, patience)
  }

  const losePatience = () => {
    hasPatience = false
    leave()
  }

  return item =>
    new Promise((resolve, reject) => {
      if (waiting.length >= capacity) throw new TooManyWaiting()
      waiting.push({ item, resolve, reject })
      if (aboutToLeave) return
      aboutToLeave = true
      // Those who come in the same breath go together.
      queueMicrotask(leave)
    })
}
