import type { Document } from 'mongodb'
import type { OrderSelection } from '../../../domain/order/order-selection.js'
import type { UserId } from '../../../domain/shared/ids.js'
import { LISTS } from './indexes.js'

/** What a list is asked with: its own index, by name, whose order is the order of the list. */
export type ListQuery = Readonly<{ filter: Document; hint: string; sort: Readonly<Record<string, -1>> }>

/** The orders of the owner, or of everybody, that are selected. */
export const listQuery = (owner: UserId | undefined, { trait, from, to, after }: OrderSelection): ListQuery => {
  const same = {
    ...(owner === undefined ? {} : { userId: owner }),
    ...(trait === undefined ? {} : 'status' in trait ? { status: trait.status } : { 'lines.sku': trait.sku }),
  }
  // Always a range: `$exists` would have each document read before the two ranges below are merged.
  const since = { $gte: new Date(from ?? 0) }
  const earlierThan = (at: number | undefined) => (at === undefined ? since : { ...since, $lt: new Date(at) })

  return {
    filter: after
      ? {
          // Two ranges of one index, each bounded on both sides: read as one condition, the first would go over orders
          // placed at the same instant that were on the page before.
          $or: [
            { ...same, createdAt: earlierThan(Math.min(after.createdAt, to ?? Infinity)) },
            { ...same, createdAt: { ...earlierThan(to), $eq: new Date(after.createdAt) }, _id: { $lt: after.id } },
          ],
        }
      : { ...same, createdAt: earlierThan(to) },
    hint: LISTS[owner === undefined ? 'ofEverybody' : 'ofOne'][
      trait === undefined ? 'all' : 'status' in trait ? 'byStatus' : 'bySku'
    ].name,
    sort: { createdAt: -1, _id: -1 },
  }
}
