import type { Coalescer } from './coalescer.js'
import { settle, type Waiting } from './settle.js'

export type TurnwiseOptions<T, R> = Readonly<{
  /** The most that goes together. */
  limit: number
  /** So many batches at once; whoever comes then waits until one of them is answered. */
  lanes: number
  /** Asks for all of a batch; answers one result for each item, in their order. */
  run: (batch: readonly T[]) => Promise<readonly R[]>
}>

/**
 * Joins what is asked in one turn of the event loop: the first goes at once, the others together at the end of the turn. For
 * what is asked of a client that writes at the end of a turn, as that of Redis does: both go in one packet, and nobody waits.
 */
export const turnwise = <T, R>({ limit, lanes, run }: TurnwiseOptions<T, R>): Coalescer<T, R> => {
  const waiting: Waiting<T, R>[] = []
  let underWay = 0
  let turnEnds = false

  const send = async () => {
    underWay += 1
    await settle(waiting.splice(0, limit), run)
    underWay -= 1
    if (!turnEnds) leave()
  }

  const leave = () => {
    while (waiting.length > 0 && underWay < lanes) void send()
  }

  const endTurn = () => {
    turnEnds = false
    leave()
  }

  return item =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (turnEnds) return
      turnEnds = true
      // Before the client is asked for the first time: ours is then the end that comes first.
      setImmediate(endTurn)
      leave()
    })
}
