import type { Delivery } from './message-queue.js'

/**
 * One delivery of a message that was put aside: `id` and `firstSeen` (ms, UTC) are the same in each. `receives`: how
 * often it had been tried.
 */
export type DeadDelivery = Delivery & Readonly<{ id: string; reason: string; firstSeen: number }>

/**
 * Where messages are put aside. It cannot be read without receiving, so somebody has to carry them to where it can.
 * Every call may reject.
 */
export interface DeadLetterQueue {
  /** Up to `limit` (1–10) messages; waits up to `waitMs` for the first, or until the signal. */
  receive(limit: number, waitMs: number, signal: AbortSignal): Promise<readonly DeadDelivery[]>
  delete(delivery: Delivery): Promise<void>
}
