/** What a shop may do without us to take in products: insert them by the thousand. */
import { MongoClient, type Document } from 'mongodb'
import { inFlight } from '../support/in-flight.js'
import { readJob, tell } from '../support/job.js'

export type InsertLoop = Readonly<{ url: string; rows: number; together: number }>

const { url, rows, together } = await readJob<InsertLoop>()
const client = await new MongoClient(url, { writeConcern: { w: 'majority', journal: true } }).connect()
const stock = client.db().collection<Document & { _id: string }>('stock')
await stock.deleteMany({})

const product = (index: number) => ({
  ...{ _id: `SKU-${index}`, name: `Product ${index}`, unitPrice: 1_000, currency: 'USD', active: true },
  ...{ received: 3, available: 3, held: 0, sold: 0, holds: {}, search: [`product ${index}`, `${index}`] },
})
const done = await inFlight({ inFlight: 1, until: { count: rows / together } }, async batch => {
  const products = Array.from({ length: together }, (_, index) => product(batch * together + index))
  await stock.insertMany(products, { ordered: false })
})
await client.close()
tell({ ...done, perSecond: done.perSecond * together, cpuMicros: done.cpuMicros / together })
