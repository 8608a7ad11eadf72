import { later, type Instant } from '../shared/instant.js'

/** How long others wait before they look after an order themselves; all in ms. */
export type OrderTimings = Readonly<{
  /** The process that recorded an order has this long to publish it. */
  publishWithin: number
  /** A worker has this long to decide a published order; doubled with each time it is put back. */
  decideWithin: number
  /** The worker that decided has this long to sell or release the stock. */
  settleWithin: number
  /** How long one claim on a mail lasts; doubled with each attempt that nobody answered. */
  mailLease: number
  /** How long a mail waits that was certainly not sent; doubled each time. */
  mailBackOff: number
}>

export const DEFAULT_TIMINGS: OrderTimings = {
  publishWithin: 10_000,
  decideWithin: 15 * 60_000,
  settleWithin: 30_000,
  mailLease: 120_000,
  mailBackOff: 30_000,
}

/** After so many attempts without an answer a mail is dead. */
export const MAX_MAIL_ATTEMPTS = 5
/** From so many times on, an order put back is an alarm. */
export const ALARMING_REQUEUES = 5

const MAX_DOUBLINGS = 6
const doubled = (ms: number, times: number): number => ms * 2 ** Math.min(Math.max(times, 0), MAX_DOUBLINGS)

/** When to look at an order again. */
export const orderSchedule = (timings: OrderTimings) => ({
  afterPlacing: (at: Instant): Instant => later(at, timings.publishWithin),
  afterPublishing: (at: Instant, requeues: number): Instant => later(at, doubled(timings.decideWithin, requeues - 1)),
  afterDeciding: (at: Instant): Instant => later(at, timings.settleWithin),
  afterPostponedMail: (at: Instant, postponed: number): Instant => later(at, doubled(timings.mailBackOff, postponed)),
  /** How long the claim for this attempt (1, 2, …) lasts, ms. */
  mailLease: (attempt: number): number => doubled(timings.mailLease, attempt - 1),
})

export type OrderSchedule = ReturnType<typeof orderSchedule>
