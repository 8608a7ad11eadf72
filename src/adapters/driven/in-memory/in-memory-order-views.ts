import { err, ok, okAsync, type Result } from 'neverthrow'
import type { OrderNotFound } from '../../../application/errors.js'
import type { OrderViews } from '../../../application/ports/driven/order-views.js'
import { maySee, type Actor } from '../../../domain/account/account.js'
import type { OrderProgress } from '../../../domain/order/order-progress.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import { orderView } from '../../wire/order-view.js'
import type { InMemoryOrderStore } from './in-memory-order-store.js'

export const inMemoryOrderViews = (store: InMemoryOrderStore): OrderViews => {
  const visible = (actor: Actor, id: OrderId): Result<OrderProgress, OrderNotFound> => {
    const progress = store.orderOf(id)
    return progress && maySee(actor, progress.order.userId) ? ok(progress) : err({ type: 'OrderNotFound' })
  }
  return {
    visibleTo: (actor, id) => visible(actor, id).asyncAndThen(({ order }) => okAsync(orderView(order))),
    historyVisibleTo: (actor, id) =>
      visible(actor, id).asyncAndThen(({ history, repeated }) =>
        okAsync({ history, ...(repeated ? { repeated } : {}) }),
      ),
  }
}
