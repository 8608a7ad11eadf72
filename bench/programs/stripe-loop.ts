/**
 * Holds and sells one unit after the other of one product, by the product's own ledger, with its units in one document or
 * spread over several: an order goes to the document that its number draws.
 */
import { randomUUID } from 'node:crypto'
import type { Document } from 'mongodb'
import { mongoCalls } from '../../src/adapters/driven/mongo/mongo-calls.js'
import { mongoClient } from '../../src/adapters/driven/mongo/mongo-client.js'
import { mongoStockLedger } from '../../src/adapters/driven/mongo/mongo-stock-ledger.js'
import type { StockLedger } from '../../src/application/ports/driven/stock-ledger.js'
import type { HoldNonce, OrderId } from '../../src/domain/shared/ids.js'
import { quantity, sku, usd } from '../../test/support/builders.js'
import { silentLogger as logger } from '../../test/support/silent-logger.js'
import { times } from '../../test/support/times.js'
import { inFlight, type Work } from '../support/in-flight.js'
import { readJob, tell } from '../support/job.js'

export type StripeLoop = Work &
  Readonly<{
    url: string
    /** Documents that share the units. */
    stripes: number
    /** Who writes, each with a client and lanes of its own, as processes have them. */
    writers: number
    /** Holds of other orders that are there all the time, over all documents. */
    waiting: number
  }>

const CALL_WITHIN = 30_000
const LANES = { together: 200, waiting: 2_000, waitAtMost: CALL_WITHIN, elapsed: () => performance.now() }
const PRICE = 1_000
const UNITS = 10_000_000

const { url, stripes, writers, waiting, ...work } = await readJob<StripeLoop>()
const clients = times(writers, () => mongoClient({ url, callWithin: CALL_WITHIN, logger }))
const ledgers = clients.map(client =>
  mongoStockLedger({
    calls: mongoCalls({ db: client.db(), callWithin: CALL_WITHIN, logger }),
    ...{ logger, lanes: LANES, capacity: 1_000_000, holdWithin: CALL_WITHIN },
    nonce: () => randomUUID() as HoldNonce,
  }),
)

const lines = times(stripes, stripe => ({
  ...{ sku: sku(`STRIPE-${stripe}`), name: 'Hot', quantity: quantity(1), unitPrice: usd(PRICE) },
}))
const shelf = (id: string): Document & { _id: string } => {
  const held = waiting / stripes
  const hold = { quantity: 1, unitPrice: PRICE, nonce: randomUUID(), at: new Date() }
  return {
    ...{ _id: id, schemaVersion: 1, name: 'Hot', unitPrice: PRICE, currency: 'USD', active: true, search: ['hot'] },
    ...{ received: UNITS, available: UNITS - held, held, sold: 0, adjustSeq: 0, adjustments: [] },
    ...{ holdCount: held, holds: Object.fromEntries(times(held, () => [randomUUID(), hold])) },
  }
}
const stock = clients[0]?.db().collection<Document & { _id: string }>('stock')
await stock?.deleteMany({})
await stock?.insertMany(lines.map(line => shelf(line.sku)))

const sellOne = async (ledger: StockLedger, line: (typeof lines)[number]) => {
  const id = randomUUID() as OrderId
  const held = await ledger.hold(id, [line]).andThen(({ taken }) => ledger.sell(id, taken))
  if (held.isErr()) throw new Error(`not held and sold: ${held.error.type}`)
}

const done = await inFlight(work, async index => {
  const [ledger, line] = [ledgers[index % writers], lines[Math.floor(index / writers) % stripes]]
  if (ledger && line) await sellOne(ledger, line)
})
const sold = await stock?.aggregate<{ sold: number }>([{ $group: { _id: 1, sold: { $sum: '$sold' } } }]).next()
if (sold?.sold !== done.count)
  throw new Error(`${done.count} were sold, and the documents say ${sold?.sold ?? 'nothing'}`)
await Promise.all(clients.map(client => client.close()))
tell(done)
