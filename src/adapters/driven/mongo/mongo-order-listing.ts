import { Result } from 'neverthrow'
import type { OrderListing, OrderPage } from '../../../application/ports/driven/order-listing.js'
import { ownerSelected } from '../../../domain/order/order-selection.js'
import { orderView } from '../../wire/order-view.js'
import { orderFormat, type StoredPlaced } from './documents/order-document.js'
import { isPlaced, orderIn } from './documents/order-mapping.js'
import { documentReader } from './documents/versioned.js'
import { listQuery } from './list-query.js'
import type { MongoCalls } from './mongo-calls.js'

/** One order more than the page has is read, to know whether another page follows. */
export const mongoOrderListing = (calls: MongoCalls): OrderListing => {
  const read = documentReader(orderFormat, calls.unreadable)
  return {
    pageVisibleTo: (actor, selection) => {
      const { filter, hint, sort } = listQuery(ownerSelected(actor, selection), selection)
      return calls
        .find('orders', filter, { hint, sort, limit: selection.limit + 1 })
        .andThen(found =>
          Result.combine(found.slice(0, selection.limit).map(read)).map(orders =>
            pageOf(orders.filter(isPlaced), found.length > selection.limit),
          ),
        )
    },
  }
}

const pageOf = (page: readonly StoredPlaced[], more: boolean): OrderPage => {
  const last = more ? page.at(-1) : undefined
  return {
    items: page.map(stored => orderView(orderIn(stored))),
    ...(last ? { next: { createdAt: last.createdAt, id: last._id } } : {}),
  }
}
