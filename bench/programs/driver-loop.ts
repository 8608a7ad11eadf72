/**
 * What a shop may do without us: hold the lines by one bulkWrite, then insert the order – with or without a transaction,
 * and with one SendMessage for each order where a queue is given.
 */
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { randomUUID } from 'node:crypto'
import { MongoClient, type ClientSession, type Document } from 'mongodb'
import { awsClientOptions } from '../../test/support/servers/aws-client-options.js'
import { inFlight, type Work } from '../support/in-flight.js'
import { readJob, tell } from '../support/job.js'

type Lines = readonly Readonly<{ sku: string; quantity: number }>[]
export type DriverLoop = Work &
  Readonly<{
    url: string
    way: 'plain' | 'transaction'
    /** The lines of orders, placed in turn, again and again. */
    orders: readonly Lines[]
    queueUrl?: string
  }>
type Order = Document & Readonly<{ _id: string }>

const { url, way, orders: wanted, queueUrl, ...work } = await readJob<DriverLoop>()
const client = await new MongoClient(url, {
  maxPoolSize: work.inFlight,
  readConcern: { level: 'majority' },
  writeConcern: { w: 'majority', journal: true },
}).connect()
const stock = client.db().collection<Order>('stock')
const orders = client.db().collection<Order>('orders')
const sqs = queueUrl === undefined ? undefined : new SQSClient(awsClientOptions(new URL(queueUrl).origin))

const hold = async (id: string, lines: Lines, session?: ClientSession) => {
  const statements = lines.map(({ sku, quantity }) => ({
    updateOne: {
      filter: { _id: sku, available: { $gte: quantity } },
      update: { $inc: { available: -quantity, held: quantity }, $set: { [`holds.${id}`]: { quantity } } },
    },
  }))
  const { matchedCount } = await stock.bulkWrite(statements, { ordered: false, ...(session ? { session } : {}) })
  if (matchedCount !== lines.length) throw new Error('sold out: the loop was given too little stock')
}

const insert = (id: string, lines: Lines, session?: ClientSession) => {
  const at = new Date()
  const priced = lines.map(line => ({ ...line, name: line.sku, unitPrice: 1_000 }))
  const order = {
    ...{ _id: id, userId: 'customer', mailTo: 'customer@example.com', status: 'Pending', lines: priced },
    ...{ totalAmount: 1_000 * lines.length, currency: 'USD', createdAt: at, updatedAt: at },
  }
  return orders.insertOne(order, session ? { session } : {})
}

const place = {
  plain: async (id: string, lines: Lines) => {
    await hold(id, lines)
    await insert(id, lines)
  },
  transaction: (id: string, lines: Lines) =>
    client.withSession(session =>
      session.withTransaction(async () => {
        await hold(id, lines, session)
        await insert(id, lines, session)
      }),
    ),
}[way]

const done = await inFlight(work, async index => {
  const id = randomUUID()
  await place(id, wanted[index % wanted.length] ?? [])
  await sqs?.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify({ orderId: id }) }))
})
sqs?.destroy()
await client.close()
tell(done)
