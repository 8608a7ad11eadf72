import { randomUUID } from 'node:crypto'
import { MongoClient } from 'mongodb'
import { times } from '../../test/support/times.js'
import type { PlacedDocument } from '../../src/adapters/driven/mongo/documents/order-document.js'
import type { UserId } from '../../src/domain/shared/ids.js'
import { PLACED_STATUSES } from '../../src/adapters/driven/mongo/documents/order-document.js'

const SEEDED_SKUS = 10
const TOGETHER = 5_000
/** Placed one after the other, so far apart, ms. */
const APART = 1_000
const FIRST = Date.UTC(2_026, 0, 1)

/** When the order of that number was placed. */
export const seededAt = (index: number): Date => new Date(FIRST + index * APART)

/**
 * Puts so many orders into the database of a service that has started, past the service: decided and done with, so that
 * nobody works on them. Owners, statuses and SKUs take turns.
 */
export const seedOrders = async (url: string, count: number, owners: readonly string[]): Promise<void> => {
  const client = new MongoClient(url)
  try {
    const orders = client.db().collection<PlacedDocument>('orders')
    for (let from = 0; from < count; from += TOGETHER) {
      const size = Math.min(TOGETHER, count - from)
      await orders.insertMany(
        times(size, index => orderOf(from + index, owners)),
        { ordered: false },
      )
    }
  } finally {
    await client.close()
  }
}

const orderOf = (index: number, owners: readonly string[]): PlacedDocument => {
  const at = seededAt(index)
  const owner = index % owners.length
  return {
    ...{ _id: randomUUID(), schemaVersion: 1, insertedBy: 'seed', version: 2 },
    userId: owners[owner] as UserId,
    status: PLACED_STATUSES[Math.floor(index / owners.length) % PLACED_STATUSES.length] ?? 'Processed',
    lines: [{ sku: `SKU-${index % SEEDED_SKUS}`, name: 'A mug', quantity: 1, unitPrice: 1_000, hold: 'seed' }],
    ...{ totalAmount: 1_000, currency: 'USD', mailTo: `customer-${owner}@example.com` },
    ...{ outbox: [], stock: 'done', mail: { state: 'sent', attempts: 1, messageId: 'seed' }, requeues: 0 },
    history: [
      { at, what: 'Placed', by: { role: 'customer', userId: owners[owner] as UserId } },
      { at, what: 'Processed', by: { role: 'worker' } },
    ],
    ...{ createdAt: at, updatedAt: at },
  }
}
