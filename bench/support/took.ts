import type { Document } from 'mongodb'
import type { Sample } from './benchmark.js'
import { percentile } from '../../test/support/percentile.js'

const processedAt = (order: Document): number => (order['updatedAt'] as Date).getTime()

/** The mail is the last that is told of an order that all has gone well with. */
export const mailedAt = (order: Document): number =>
  ((order['history'] as readonly Document[]).at(-1)?.['at'] as Date).getTime()

/** How long orders took, by what their documents say, from when they were `sent`, ms of the epoch, by id; the value is the p50 of mailed. */
export const took = (orders: readonly Document[], sent: Readonly<Record<string, number>>): Sample => {
  const from = (end: (order: Document) => number) =>
    orders.map(order => end(order) - (sent[String(order['_id'])] ?? NaN))
  const [processed, mailed] = [from(processedAt), from(mailedAt)]
  return {
    value: percentile(mailed, 50),
    others: {
      p99: percentile(mailed, 99),
      'Processed p50': percentile(processed, 50),
      'Processed p99': percentile(processed, 99),
    },
  }
}
