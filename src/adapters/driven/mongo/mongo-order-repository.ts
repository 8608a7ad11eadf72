import { randomUUID } from 'node:crypto'
import type { OrderRepository } from '../../../application/ports/driven/order-repository.js'
import { refusalEnds, tombstoneEnds } from '../../../domain/order/id-decision.js'
import { begun } from '../../../domain/order/order-progress.js'
import { abandonedDocument, decisionIn, orderIn, placedDocument, refusedDocument } from './documents/order-mapping.js'
import type { MongoOrderStore } from './mongo-order-store.js'
import { visibleOrder } from './order-finder.js'
import { deciding } from './order-statements.js'

export const mongoOrderRepository = (store: MongoOrderStore): OrderRepository => {
  const { clock, find, insertFirst, decide } = store
  const visible = visibleOrder(store)
  return {
    decisionOf: id => find(id).map(stored => stored && decisionIn(stored)),

    record: (placed, dueAt) =>
      insertFirst(placedDocument(begun(placed, dueAt), randomUUID()), { type: 'Ordered', order: placed.order }),
    refuse: (id, refusal) =>
      insertFirst(refusedDocument(id, refusal, refusalEnds(clock.now()), randomUUID()), {
        type: 'Refused',
        ...refusal,
      }),
    abandon: id =>
      insertFirst(abandonedDocument(id, tombstoneEnds(id, clock.now()), randomUUID()), { type: 'Abandoned' }),

    visibleTo: (actor, id) => visible(actor, id).map(orderIn),

    save: (decision, options) => {
      const { id, version } = decision.order
      const token = randomUUID()
      const statement = deciding(decision, options, token)
      return decide({ id, seen: version - 1, token, statement })
    },
  }
}
