import { Result } from 'neverthrow'
import type { OrderListing, OrderPage } from '../../../application/ports/driven/order-listing.js'
import { ownerSelected } from '../../../domain/order/order-selection.js'
import type { Logger } from '../../support/logger.js'
import { orderView } from '../../wire/order-view.js'
import { orderFormat, type StoredPlaced } from './documents/order-document.js'
import { isPlaced, orderIn } from './documents/order-mapping.js'
import { documentReader } from './documents/versioned.js'
import { listQuery } from './list-query.js'
import type { MongoCalls } from './mongo-calls.js'

type Options = Readonly<{ calls: MongoCalls; logger: Logger }>

/** One order more than the page has is read, to know whether another page follows. */
export const mongoOrderListing = ({ calls, logger }: Options): OrderListing => {
  const read = documentReader(orderFormat, logger)
  return {
    pageVisibleTo: (actor, selection) => {
      const { filter, hint, sort } = listQuery(ownerSelected(actor, selection), selection)
      return calls
        .find('orders', filter, { hint, sort, limit: selection.limit + 1 })
        .andThen(found => Result.combine(found.map(read)))
        .map(orders => pageOf(orders.filter(isPlaced), selection.limit))
    },
  }
}

const pageOf = (found: readonly StoredPlaced[], limit: number): OrderPage => {
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    items: page.map(stored => orderView(orderIn(stored))),
    ...(last ? { next: { createdAt: last.createdAt, id: last._id } } : {}),
  }
}
