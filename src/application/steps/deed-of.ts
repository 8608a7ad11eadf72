import type { Actor } from '../../domain/account/account.js'
import type { Deed } from '../../domain/order/order-history.js'
import type { Instant } from '../../domain/shared/instant.js'
import type { Operator } from '../ports/driving/resend-mail.js'

/** What the history says of somebody's deed: who it was by id alone, whatever else is known of them. */
export const deedOf = (by: Actor | Operator, at: Instant, why?: string): Deed => ({
  at,
  by: by.role === 'operator' ? { role: by.role } : { role: by.role, userId: by.userId },
  ...(why === undefined ? {} : { why }),
})
