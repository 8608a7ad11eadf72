import { errAsync, ResultAsync } from 'neverthrow'
import type { Told } from './http-refusal.js'
import type { Wait } from './wait-part.js'

export type WaitingRoomOptions = Readonly<{
  /** How many requests may wait at once. */
  seats: number
  /** Once aborted, nobody waits any longer. */
  stopping: AbortSignal
}>

/** Where requests wait that do nothing else meanwhile: bounded by itself, so that they never stand in the way of others. */
export type WaitingRoom = <Value, Refusal>(
  wait: Wait,
  /** Waits until the signal at most. */
  ask: (enough: AbortSignal) => ResultAsync<Value, Refusal>,
) => ResultAsync<Value, Refusal | Told<'WaitingRoomFull'>>

const RETRY_AFTER_MS = 1_000

export const waitingRoom = ({ seats, stopping }: WaitingRoomOptions): WaitingRoom => {
  const waiting = new Set<AbortController>()
  stopping.addEventListener('abort', () => {
    for (const controller of waiting) controller.abort()
  })

  return ({ ms, whenGone }, ask) => {
    if (waiting.size >= seats) return errAsync({ type: 'WaitingRoomFull', retryAfterMs: RETRY_AFTER_MS })
    const controller = new AbortController()
    const end = () => controller.abort()
    const limit = setTimeout(end, ms)
    whenGone(end)
    if (stopping.aborted) end()
    waiting.add(controller)
    const leave = () => {
      clearTimeout(limit)
      waiting.delete(controller)
    }
    return new ResultAsync(Promise.resolve(ask(controller.signal)).finally(leave))
  }
}
