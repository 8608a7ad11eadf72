import { SHORT_TIMINGS } from '../support/short-timings.js'

/** How long a claim on a mail lasts, ms. An attempt takes half of it at most: long enough for a busy machine. */
export const MAIL_LEASE_MS = 10_000

const WORKER_CONCURRENCY = 16
const RECONCILE_LIMIT = 20

/** How many mails one process can have under way when it is struck: those of its messages, and those that its reconciler took up. */
export const MAILS_AT_ONCE = WORKER_CONCURRENCY + RECONCILE_LIMIT

export const CHAOS_TIMINGS = {
  ...SHORT_TIMINGS,
  WORKER_CONCURRENCY: `${WORKER_CONCURRENCY}`,
  RECONCILE_LIMIT: `${RECONCILE_LIMIT}`,
} as const
