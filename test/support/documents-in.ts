import { MongoClient } from 'mongodb'

/** Of the documents that the checks read, what they read of them. Refused and Abandoned ids have no lines. */
export type OrderRow = Readonly<{
  _id: string
  status: string
  userId?: string
  lines?: readonly Readonly<{ sku: string; quantity: number }>[]
  outbox?: readonly Readonly<{ id: string; type: string; occurredAt: Date }>[]
  stock?: string
  mail?: Readonly<{ state: string; attempts?: number }>
  dueAt?: Date
}>
export type StockRow = Readonly<{
  _id: string
  received: number
  available: number
  held: number
  sold: number
  holdCount: number
  holds?: Readonly<Record<string, Readonly<{ quantity: number }>>>
}>

export type Documents = Readonly<{
  orders: () => Promise<readonly OrderRow[]>
  stock: () => Promise<readonly StockRow[]>
  client: MongoClient
}>

/** The documents themselves, read past the service. */
export const documentsIn = (url: string): Documents => {
  const client = new MongoClient(url, { readConcernLevel: 'majority', serverSelectionTimeoutMS: 30_000 })
  const read = <T extends { _id: string }>(name: string) => client.db().collection<T>(name).find().toArray()
  return {
    client,
    orders: () => read<OrderRow>('orders'),
    stock: () => read<StockRow>('stock'),
  }
}

/** Whether nothing is left to be done for anybody. */
export const isQuiet = (orders: readonly OrderRow[], stock: readonly StockRow[]): boolean =>
  orders.every(({ status, dueAt }) => status !== 'Pending' && dueAt === undefined) &&
  stock.every(({ holdCount, held }) => holdCount === 0 && held === 0)

/** `received = available + held + sold`, and what is held is what the holds say. */
export const isConserved = ({ received, available, held, sold, holdCount, holds = {} }: StockRow): boolean => {
  const quantities = Object.values(holds).map(({ quantity }) => quantity)
  return (
    available >= 0 &&
    received === available + held + sold &&
    held === quantities.reduce((sum, quantity) => sum + quantity, 0) &&
    holdCount === quantities.length
  )
}
