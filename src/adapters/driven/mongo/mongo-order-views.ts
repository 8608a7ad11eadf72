import type { OrderViews } from '../../../application/ports/driven/order-views.js'
import { orderView } from '../../wire/order-view.js'
import { historyIn, orderIn } from './documents/order-mapping.js'
import type { MongoOrderStore } from './mongo-order-store.js'
import { visibleOrder } from './order-finder.js'

export const mongoOrderViews = (store: MongoOrderStore): OrderViews => {
  const visible = visibleOrder(store)
  return {
    visibleTo: (actor, id) => visible(actor, id).map(stored => orderView(orderIn(stored))),
    historyVisibleTo: (actor, id) => visible(actor, id).map(historyIn),
  }
}
