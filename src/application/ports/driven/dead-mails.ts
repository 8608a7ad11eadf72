import type { ResultAsync } from 'neverthrow'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { Unavailable } from '../../errors.js'

/** A decided order whose mail was given up: refused for good, or tried too often without an answer. */
export type DeadMail = Readonly<{ orderId: OrderId; decidedAt: Instant; attempts: number; reason: string }>

/** The mails that were given up. */
export interface DeadMails {
  /** Those of the orders decided first come first, and of those decided at once by id. */
  list(limit: number): ResultAsync<readonly DeadMail[], Unavailable>
}
