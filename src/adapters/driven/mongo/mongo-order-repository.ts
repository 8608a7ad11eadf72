import { randomUUID } from 'node:crypto'
import type { OrderRepository } from '../../../application/ports/driven/order-repository.js'
import { begun } from '../../../domain/order/order-progress.js'
import { madeFromKey } from '../../../domain/shared/ids.js'
import { later } from '../../../domain/shared/instant.js'
import { abandonedDocument, decisionIn, orderIn, placedDocument, refusedDocument } from './documents/order-mapping.js'
import type { MongoOrderStore } from './mongo-order-store.js'
import { visibleOrder } from './order-finder.js'
import { decision as deciding } from './order-statements.js'

const DAY = 24 * 60 * 60_000
const REFUSAL_KEPT = DAY
const TOMBSTONE_KEPT = 7 * DAY

export const mongoOrderRepository = ({ clock, find, insertFirst, decide }: MongoOrderStore): OrderRepository => {
  const visible = visibleOrder(find)
  return {
    decisionOf: id => find(id).map(stored => stored && decisionIn(stored)),

    record: (placed, dueAt) =>
      insertFirst(placedDocument(begun(placed, dueAt), randomUUID()), { type: 'Ordered', order: placed.order }),
    refuse: (id, refusal) =>
      insertFirst(refusedDocument(id, refusal, later(clock.now(), REFUSAL_KEPT), randomUUID()), {
        type: 'Refused',
        ...refusal,
      }),
    abandon: id => {
      const expiresAt = madeFromKey(id) ? undefined : later(clock.now(), TOMBSTONE_KEPT)
      return insertFirst(abandonedDocument(id, expiresAt, randomUUID()), { type: 'Abandoned' })
    },

    visibleTo: (actor, id) => visible(actor, id).map(orderIn),

    save: (decision, options) => {
      const { id, version } = decision.order
      const token = randomUUID()
      const statement = deciding(decision, options, token)
      return decide({ id, seen: version - 1, token, statement })
    },
  }
}
