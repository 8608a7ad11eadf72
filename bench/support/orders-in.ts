import { MongoClient, type Document } from 'mongodb'
import { eventually } from '../../test/support/servers/eventually.js'

const EVERY_MS = 100
const PATIENCE_MS = 300_000

/** Waits until so many orders are such; counting them goes through all there are, which `every` so many ms should not matter to what is measured. */
export const untilOrders = async (url: string, such: Document, count: number, every = EVERY_MS): Promise<void> => {
  const client = new MongoClient(url)
  try {
    const orders = client.db().collection('orders')
    const all = async () => ((await orders.countDocuments(such)) >= count ? true : undefined)
    await eventually(`${count} orders: ${JSON.stringify(such)}`, all, { within: PATIENCE_MS, every })
  } finally {
    await client.close()
  }
}

/** All orders there are. */
export const ordersIn = async (url: string): Promise<readonly Document[]> => {
  const client = new MongoClient(url)
  try {
    return await client.db().collection('orders').find().toArray()
  } finally {
    await client.close()
  }
}
