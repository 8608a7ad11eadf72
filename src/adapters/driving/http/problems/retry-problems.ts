import { faultsAt } from '../pointers.js'
import { RATE_LIMIT, retryAfter, RETRY_AFTER } from './particulars.js'
import type { ProblemTable } from './problem-kind.js'

export const RETRY_PROBLEMS = {
  KeyInUse: {
    status: 409,
    slug: 'key-in-use',
    title: 'The Idempotency-Key is in use',
    detail: 'Another request with this Idempotency-Key and another body is under way.',
    advice:
      'Wait for as many seconds as `Retry-After` says. Is this another order than the one that is under way? Then it needs a key of its own.',
    headers: RETRY_AFTER,
    particulars: ({ retryAfterMs }) => retryAfter(retryAfterMs),
  },
  KeyReused: {
    status: 422,
    slug: 'key-reused',
    title: 'The Idempotency-Key was used before',
    detail: 'This Idempotency-Key was used before for the same operation, with another body.',
    advice:
      'For another order, another adjustment of this SKU, or another import, take another key. To repeat the first one, send what was sent then.',
    particulars: () => ({ errors: [{ header: 'Idempotency-Key', detail: 'Another body needs another key.' }] }),
  },
  TooManyRequests: {
    status: 429,
    slug: 'too-many-requests',
    title: 'Too many requests',
    detail:
      'There were too many requests like this one: see `RateLimit` and `RateLimit-Policy`. Nothing has been done.',
    advice: 'Wait for as many seconds as `Retry-After` says. `RateLimit` tells beforehand how many are left.',
    headers: RETRY_AFTER.extend(RATE_LIMIT.shape),
    particulars: ({ retryAfterMs }) => retryAfter(retryAfterMs),
  },
  TooManyAttempts: {
    status: 429,
    slug: 'too-many-attempts',
    title: 'Too many wrong passwords',
    detail: 'Too many attempts have failed. The password of this one was not looked at: try again later.',
    advice:
      'Wait for as many seconds as `Retry-After` says. Unless the service is configured otherwise, the fifth wrong password of one address for one account within a day brings a delay of 1 second, which each further one doubles, up to 15 minutes; so does the hundredth of one address within an hour, whatever the accounts. The twentieth for one account within an hour delays those addresses from which it never signed in, up to 30 seconds. For changing a password each session counts like an address. Who is signed in stays signed in.',
    headers: RETRY_AFTER,
    particulars: ({ retryAfterMs }) => retryAfter(retryAfterMs),
  },
  AtCapacity: {
    status: 503,
    slug: 'at-capacity',
    title: 'Too many orders at once',
    detail: 'Too many orders for one product are under way. Nothing has been ordered: try again.',
    advice: 'Wait for as many seconds as `Retry-After` says, and send it again, with the same Idempotency-Key.',
    headers: RETRY_AFTER,
    particulars: ({ items, sku }) => ({
      ...retryAfter(1_000),
      errors: faultsAt(items, [sku], 'sku', 'Too many orders for this product are under way.'),
    }),
  },
  Unavailable: {
    status: 503,
    slug: 'unavailable',
    title: 'Not available now',
    detail: 'This cannot be done now. Nothing has been done: try again.',
    advice: 'Wait for as many seconds as `Retry-After` says, and send the same again.',
    headers: RETRY_AFTER,
    particulars: ({ retryAfterMs }) => retryAfter(retryAfterMs),
  },
  OutcomeUnknown: {
    status: 503,
    slug: 'outcome-unknown',
    title: 'The outcome is not known',
    detail: 'This may have been done, or not. Send the same request again, with an Idempotency-Key where one is taken.',
    advice:
      'Wait for as many seconds as `Retry-After` says, and send the same again, with the same Idempotency-Key: what was done is answered, and not done twice. Without a key, look first: where `orderId` is given, the order is under that id, or will never be.',
    headers: RETRY_AFTER,
    particulars: ({ orderId }) => ({
      ...retryAfter(1_000),
      ...(orderId === undefined ? {} : { members: { orderId } }),
    }),
  },
} as const satisfies Partial<ProblemTable>
