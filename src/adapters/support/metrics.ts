import type { BreakerOptions } from './breaker.js'
import type { CacheObserver } from './cache-event.js'
import type { LimitClass } from './limit-class.js'

/** `route` is a pattern, never a URL; `status` is undefined if the client did not wait for the answer. */
export type ObservedRequest = Readonly<{ method: string; route: string; status: number | undefined; ms: number }>
export type RequestObserver = (request: ObservedRequest) => void
/** `receives`: how often the message has been received, this time included. */
export type MessageObserver = (
  message: Readonly<{ disposal: 'Delete' | 'GiveBack' | 'DeadLetter'; receives: number }>,
) => void
export type MailObserver = (result: 'Sent' | 'MailNotSent' | 'MailRejected' | 'OutcomeUnknown') => void
/** `size`: of how many orders one write of the lane was. */
export type LaneObserver = (lane: string, size: number) => void
/** Told of each stored document that this build cannot read, by what is kept in its collection. */
export type UnreadableObserver = (
  what: 'orders' | 'stock' | 'adjustments' | 'imports' | 'accounts' | 'sessions' | 'deadLetters',
) => void
/** Told of each request that its limit refused. */
export type LimitObserver = (limit: LimitClass) => void

/** What adapters tell of their work while they do it. Each is a plain call that neither fails nor waits. */
export type Metrics = Readonly<{
  request: RequestObserver
  message: MessageObserver
  mail: MailObserver
  cache: CacheObserver
  lane: LaneObserver
  limit: LimitObserver
  unreadable: UnreadableObserver
  /** For the breaker of that name. */
  breaker: (name: string) => NonNullable<BreakerOptions['onChange']>
}>
