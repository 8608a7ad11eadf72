import { setTimeout as pause } from 'node:timers/promises'
import { errAsync, ResultAsync } from 'neverthrow'
import type { FindEndedSessions } from '../../../application/ports/driving/find-ended-sessions.js'
import type { Principal } from '../../../domain/account/session.js'
import type { SessionId, UserId } from '../../../domain/shared/ids.js'
import { lookout } from '../../support/lookout.js'
import type { Told } from './http-refusal.js'
import type { Wait } from './wait-part.js'

export type WaitingRoomOptions = Readonly<{
  /** How many requests may wait at once. */
  seats: number
  /** How many of them may be of one account: else one could keep all others from waiting. */
  seatsOfOne: number
  /** Once aborted, nobody waits any longer. */
  stopping: AbortSignal
  findEndedSessions: FindEndedSessions
}>

/** Where requests wait that do nothing else meanwhile: bounded by itself, so that they never stand in the way of others. */
export type WaitingRoom = <Value, Refusal>(
  wait: Wait,
  /** Whose request it is. */
  by: Principal,
  /** Waits until the signal at most. */
  ask: (enough: AbortSignal) => ResultAsync<Value, Refusal>,
) => ResultAsync<Value, Refusal | Told<'WaitingRoomFull'>>

const RETRY_AFTER_MS = 1_000
const LOOK_EVERY_MS = 1_000

/** Whoever's session is ended, by whatever process, leaves their seat with the next look: one read for all who wait. */
export const waitingRoom = ({ seats, seatsOfOne, stopping, findEndedSessions }: WaitingRoomOptions): WaitingRoom => {
  const waiting = new Map<AbortController, SessionId>()
  const taken = new Map<UserId, number>()
  const count = (of: UserId, more: 1 | -1) => {
    const now = (taken.get(of) ?? 0) + more
    if (now > 0) taken.set(of, now)
    else taken.delete(of)
  }
  stopping.addEventListener('abort', () => {
    for (const controller of waiting.keys()) controller.abort()
  })
  const watch = lookout({
    pause: () => pause(LOOK_EVERY_MS, undefined, { ref: false }),
    isNeeded: () => waiting.size > 0,
    look: async () => {
      const found = await findEndedSessions([...new Set(waiting.values())])
      const ended = new Set(found.unwrapOr([]))
      for (const [controller, session] of waiting) if (ended.has(session)) controller.abort()
    },
  })

  return ({ ms, whenGone }, { userId, sessionId }, ask) => {
    if (waiting.size >= seats || (taken.get(userId) ?? 0) >= seatsOfOne)
      return errAsync({ type: 'WaitingRoomFull', retryAfterMs: RETRY_AFTER_MS })
    const controller = new AbortController()
    const end = () => controller.abort()
    const limit = setTimeout(end, ms)
    whenGone(end)
    if (stopping.aborted) end()
    waiting.set(controller, sessionId)
    count(userId, 1)
    watch()
    const leave = () => {
      clearTimeout(limit)
      waiting.delete(controller)
      count(userId, -1)
    }
    return new ResultAsync(Promise.resolve(ask(controller.signal)).finally(leave))
  }
}
