import { okAsync } from 'neverthrow'
import type { OrderListing } from '../../../application/ports/driven/order-listing.js'
import { ownerSelected, type OrderPosition, type OrderSelection } from '../../../domain/order/order-selection.js'
import type { Order } from '../../../domain/order/order.js'
import type { UserId } from '../../../domain/shared/ids.js'
import { orderView } from '../../wire/order-view.js'
import type { InMemoryOrderStore } from './in-memory-order-store.js'

/** Looks through all orders, for they are few where they are kept in memory. */
export const inMemoryOrderListing = (store: InMemoryOrderStore): OrderListing => ({
  pageVisibleTo: (actor, selection) => {
    const owner = ownerSelected(actor, selection)
    const found = store
      .orders()
      .flatMap(({ order }) => (isSelected(order, owner, selection) ? order : []))
      .sort((a, b) => (comesAfter(a, b) ? 1 : -1))
    const page = found.slice(0, selection.limit)
    const last = found.length > page.length ? page.at(-1) : undefined
    return okAsync({
      items: page.map(orderView),
      ...(last ? { next: { createdAt: last.createdAt, id: last.id } } : {}),
    })
  },
})

const isSelected = (order: Order, owner: UserId | undefined, { trait, from, to, after }: OrderSelection): boolean =>
  (owner === undefined || order.userId === owner) &&
  (trait === undefined ||
    ('status' in trait ? order.status === trait.status : order.lines.some(({ sku }) => sku === trait.sku))) &&
  (from === undefined || order.createdAt >= from) &&
  (to === undefined || order.createdAt < to) &&
  (after === undefined || comesAfter(order, after))

const comesAfter = (order: OrderPosition, other: OrderPosition): boolean =>
  order.createdAt < other.createdAt || (order.createdAt === other.createdAt && order.id < other.id)
