import { MongoClient, type Document } from 'mongodb'
import { customersOf, stockShelves, type Customer } from '../../test/support/opened-shop.js'
import { times } from '../../test/support/times.js'

export type Lines = readonly Readonly<{ sku: string; quantity: number }>[]

const UNITS = 1_000_000
const CUSTOMERS = 8

const skuOf = (index: number) => `SKU-${index}`

/** One SKU more or less for each order, so that in the long run all are asked for alike. */
export const ordersOverSkus = (skus: number, count: number): readonly Lines[] =>
  times(count, index => {
    const first = index % skus
    const second = (first + 1 + (Math.floor(index / skus) % (skus - 1))) % skus
    return [first, second].map(each => ({ sku: skuOf(each), quantity: 1 }))
  })

/** All for the same SKU. */
export const ordersOfOneSku: readonly Lines[] = [[{ sku: skuOf(0), quantity: 1 }]]

/** So many SKUs on the shelves, and customers who are signed in. */
export const openShop = async (address: string, skus: number, units = UNITS): Promise<readonly Customer[]> => {
  await stockShelves(address, Object.fromEntries(times(skus, index => [skuOf(index), units])))
  return customersOf(address, CUSTOMERS)
}

/** The requests that place these orders, by one customer after the other. */
export const placing = (orders: readonly Lines[], customers: readonly Customer[]) =>
  times(Math.max(orders.length, customers.length), index => ({
    method: 'POST',
    path: '/api/orders',
    token: customers[index % customers.length]?.token ?? '',
    json: { items: orders[index % orders.length] },
  }))

/** For the driver's loop, which has no prices to look up. */
export const fillBareShelves = async (url: string, skus: number): Promise<void> => {
  const shelves = times(skus, index => ({ _id: skuOf(index), available: UNITS, held: 0, holds: {} }))
  await inDatabase(url, db => db.collection('stock').insertMany(shelves as Document[]))
}

/** As it was before the first order, or before the first at that time: no orders, and all stock available again. */
export const emptyShop = (url: string, since?: Date): Promise<void> =>
  inDatabase(url, async db => {
    await db.collection('orders').deleteMany(since ? { createdAt: { $gte: since } } : {})
    const available = { $add: ['$available', '$held', { $ifNull: ['$sold', 0] }] }
    const nothing = { held: 0, sold: 0, holdCount: 0, holds: { $literal: {} } }
    const touched = { $or: [{ held: { $gt: 0 } }, { sold: { $gt: 0 } }] }
    await db.collection('stock').updateMany(touched, [{ $set: { available, ...nothing } }])
  })

const inDatabase = async (url: string, work: (db: ReturnType<MongoClient['db']>) => Promise<unknown>) => {
  const client = new MongoClient(url)
  try {
    await work(client.db())
  } finally {
    await client.close()
  }
}
