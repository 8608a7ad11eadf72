import type { Clock } from '../../../application/ports/driven/clock.js'
import type { Abandoned, IdDecision, Refused } from '../../../domain/order/id-decision.js'
import type { OrderProgress } from '../../../domain/order/order-progress.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import { frozen } from './frozen.js'
import { sweeper } from './sweeper.js'

type Placed = Readonly<{ type: 'Ordered'; progress: OrderProgress }>
/** An id that will never be an order; without `expiresAt` that is remembered for ever. */
type Closed = Readonly<{ type: 'Closed'; decision: Refused | Abandoned; expiresAt?: Instant }>
export type OrderDocument = Placed | Closed

/** Every step is synchronous, so that each is atomic. */
export type InMemoryOrderStore = Readonly<{
  /** The store's clock, by which leases run out. */
  now: () => Instant
  find: (id: OrderId) => OrderDocument | undefined
  orderOf: (id: OrderId) => OrderProgress | undefined
  /** Stores the document unless the id has one, and answers the one it has. */
  insert: (id: OrderId, document: OrderDocument) => OrderDocument
  /** Puts an order in the place of an earlier state of it. */
  replace: (progress: OrderProgress) => void
  /** Up to `limit` orders whose `dueAt` is not after `now`, oldest first. */
  due: (now: Instant, limit: number) => readonly OrderProgress[]
  /** Every order there is, in the order in which they were inserted. */
  orders: () => readonly OrderProgress[]
  /** How many ids it remembers. */
  size: () => number
}>

export const decisionIn = (document: OrderDocument): IdDecision =>
  document.type === 'Ordered' ? { type: 'Ordered', order: document.progress.order } : document.decision

export const inMemoryOrderStore = (clock: Clock): InMemoryOrderStore => {
  const documents = new Map<OrderId, OrderDocument>()
  const expiring = new Map<OrderId, Instant>()
  const due = new Map<OrderId, Instant>()

  const forget = (id: OrderId) => {
    documents.delete(id)
    expiring.delete(id)
  }
  const forgetExpired = sweeper(clock, now => {
    for (const [id, expiresAt] of expiring) if (expiresAt <= now) forget(id)
  })

  const find = (id: OrderId) => {
    const expiresAt = expiring.get(id)
    if (expiresAt !== undefined && expiresAt <= clock.now()) forget(id)
    return documents.get(id)
  }
  const orderOf = (id: OrderId) => {
    const document = find(id)
    return document?.type === 'Ordered' ? document.progress : undefined
  }
  const put = (id: OrderId, document: OrderDocument) => {
    documents.set(id, frozen(document))
    if (document.type === 'Closed') {
      if (document.expiresAt !== undefined) expiring.set(id, document.expiresAt)
    } else if (document.progress.dueAt === undefined) due.delete(id)
    else due.set(id, document.progress.dueAt)
  }

  return {
    now: () => clock.now(),
    find,
    orderOf,
    insert: (id, document) => {
      forgetExpired()
      const earlier = find(id)
      if (!earlier) put(id, document)
      return earlier ?? document
    },
    replace: progress => put(progress.order.id, { type: 'Ordered', progress }),
    due: (now, limit) =>
      [...due]
        .filter(([, dueAt]) => dueAt <= now)
        .sort(([, a], [, b]) => a - b)
        .slice(0, limit)
        .flatMap(([id]) => orderOf(id) ?? []),
    orders: () => [...documents.keys()].flatMap(id => orderOf(id) ?? []),
    size: () => documents.size,
  }
}
