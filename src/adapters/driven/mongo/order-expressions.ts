import type { Document } from 'mongodb'
import type { MailClaim } from '../../../application/ports/driven/order-repository.js'
import { TOLD_OF_EACH, type HistoryEntry, type HistoryStep } from '../../../domain/order/order-history.js'
import { historyDocument } from './documents/order-mapping.js'

/** A value as it is: what people wrote may look like a field path or an operator. */
export const literal = (value: unknown): Document => ({ $literal: value })

export const ONLY_MAIL_IS_LEFT = { $and: [{ $eq: ['$outbox', []] }, { $eq: ['$stock', 'done'] }] }

/** When the lease ends, by the server's clock. */
export const leaseEnd = ({ leaseMs }: MailClaim) => ({ $add: ['$$NOW', leaseMs] })

/** How many steps of these kinds the history tells one by one. */
export const timesTold = (steps: readonly HistoryStep[]): Document => ({
  $size: { $filter: { input: '$history', as: 'step', cond: { $in: ['$$step.what', steps] } } },
})

/**
 * The fields in which the history has one step more, as `noted` in domain/order/order-history.ts has it: appended by the
 * server, so that nobody ever writes what was there before. `when`: only then.
 */
export const noting = (entry: HistoryEntry, when: Document | true = true): Document => {
  const { what, at } = entry
  const isFull = { $gte: [timesTold([what]), TOLD_OF_EACH] }
  const times = { $add: [{ $ifNull: [`$repeated.${what}.times`, 0] }, 1] }
  const counted = { $mergeObjects: ['$repeated', { [what]: { times, last: new Date(at) } }] }
  return {
    history: {
      $concatArrays: [
        '$history',
        { $cond: [{ $and: [when, { $not: [isFull] }] }, [literal(historyDocument(entry))], []] },
      ],
    },
    repeated: { $cond: [{ $and: [when, isFull] }, counted, '$repeated'] },
  }
}
