/** One delivery of a message. `receipt` names this delivery; it is of no use once the message is visible again. */
export type Delivery = Readonly<{ body: string; receipt: string; receives: number }>

/**
 * A standard queue as SQS has it: at least once, in no order, a received message invisible for a while. Every call may
 * reject; who calls decides what that means.
 */
export interface MessageQueue {
  /** Up to `limit` (1–10) messages; waits up to `waitMs` for the first, or until the signal. */
  receive(limit: number, waitMs: number, signal: AbortSignal): Promise<readonly Delivery[]>
  delete(delivery: Delivery): Promise<void>
  /** Makes the message visible again after so long; 0 gives it back at once. */
  setVisibility(delivery: Delivery, visibleAfterMs: number): Promise<void>
  /** Puts the message aside for people to look at, and out of the queue. */
  deadLetter(delivery: Delivery, reason: string): Promise<void>
}
