import { errAsync, ResultAsync } from 'neverthrow'
import type { UserId } from '../../../domain/shared/ids.js'
import type { Told } from './http-refusal.js'
import type { Wait } from './wait-part.js'

export type WaitingRoomOptions = Readonly<{
  /** How many requests may wait at once. */
  seats: number
  /** How many of them may be of one account: else one could keep all others from waiting. */
  seatsOfOne: number
  /** Once aborted, nobody waits any longer. */
  stopping: AbortSignal
}>

/** Where requests wait that do nothing else meanwhile: bounded by itself, so that they never stand in the way of others. */
export type WaitingRoom = <Value, Refusal>(
  wait: Wait,
  /** Whose request it is. */
  of: UserId,
  /** Waits until the signal at most. */
  ask: (enough: AbortSignal) => ResultAsync<Value, Refusal>,
) => ResultAsync<Value, Refusal | Told<'WaitingRoomFull'>>

const RETRY_AFTER_MS = 1_000

export const waitingRoom = ({ seats, seatsOfOne, stopping }: WaitingRoomOptions): WaitingRoom => {
  const waiting = new Set<AbortController>()
  const taken = new Map<UserId, number>()
  const count = (of: UserId, more: 1 | -1) => {
    const now = (taken.get(of) ?? 0) + more
    if (now > 0) taken.set(of, now)
    else taken.delete(of)
  }
  stopping.addEventListener('abort', () => {
    for (const controller of waiting) controller.abort()
  })

  return ({ ms, whenGone }, of, ask) => {
    if (waiting.size >= seats || (taken.get(of) ?? 0) >= seatsOfOne)
      return errAsync({ type: 'WaitingRoomFull', retryAfterMs: RETRY_AFTER_MS })
    const controller = new AbortController()
    const end = () => controller.abort()
    const limit = setTimeout(end, ms)
    whenGone(end)
    if (stopping.aborted) end()
    waiting.add(controller)
    count(of, 1)
    const leave = () => {
      clearTimeout(limit)
      waiting.delete(controller)
      count(of, -1)
    }
    return new ResultAsync(Promise.resolve(ask(controller.signal)).finally(leave))
  }
}
