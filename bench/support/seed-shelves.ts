import { MongoClient } from 'mongodb'
import { newStockDocument } from '../../src/adapters/driven/mongo/documents/new-stock-document.js'
import type { Currency } from '../../src/domain/shared/money.js'
import type { Sku } from '../../src/domain/shared/sku.js'
import { times } from '../../test/support/times.js'

const TOGETHER = 5_000
const unitPrice = { amount: 1_000, currency: 'USD' as Currency }

/** Puts so many products without stock, of which nobody orders any, into the database of a service that has started, past the service. */
export const seedShelves = async (url: string, count: number): Promise<void> => {
  const client = new MongoClient(url)
  try {
    const stock = client.db().collection('stock')
    const product = (index: number) =>
      newStockDocument({ terms: { sku: `OTHER-${index}` as Sku, name: `Product ${index}`, unitPrice } }, 'seed')
    for (let from = 0; from < count; from += TOGETHER) {
      const size = Math.min(TOGETHER, count - from)
      await stock.insertMany(times(size, index => product(from + index)))
    }
  } finally {
    await client.close()
  }
}
