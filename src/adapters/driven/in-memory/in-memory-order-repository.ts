import { errAsync, okAsync } from 'neverthrow'
import type { OrderRepository, Recorded } from '../../../application/ports/driven/order-repository.js'
import { maySee } from '../../../domain/account/account.js'
import { refusalEnds, tombstoneEnds } from '../../../domain/order/id-decision.js'
import { mailClaimed } from '../../../domain/order/mail-claims.js'
import { begun, decided } from '../../../domain/order/order-progress.js'
import { isDecisionOn } from '../../../domain/order/order.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import { later } from '../../../domain/shared/instant.js'
import { decisionIn, type InMemoryOrderStore, type OrderDocument } from './in-memory-order-store.js'

export const inMemoryOrderRepository = (store: InMemoryOrderStore): OrderRepository => {
  const insert = (id: OrderId, document: OrderDocument) => {
    const stored = store.insert(id, document)
    return okAsync<Recorded>({ decision: decisionIn(stored), fresh: stored === document })
  }

  return {
    decisionOf: id => {
      const document = store.find(id)
      return okAsync(document && decisionIn(document))
    },
    record: (placed, dueAt) => insert(placed.order.id, { type: 'Ordered', progress: begun(placed, dueAt) }),
    refuse: (id, refusal) =>
      insert(id, {
        type: 'Closed',
        decision: { type: 'Refused', ...refusal },
        expiresAt: refusalEnds(store.now()),
      }),
    abandon: id => {
      const expiresAt = tombstoneEnds(id, store.now())
      return insert(id, {
        type: 'Closed',
        decision: { type: 'Abandoned' },
        ...(expiresAt === undefined ? {} : { expiresAt }),
      })
    },

    visibleTo: (actor, id) => {
      const order = store.orderOf(id)?.order
      return order && maySee(actor, order.userId) ? okAsync(order) : errAsync({ type: 'OrderNotFound' })
    },

    save: (decision, { announce, dueAt, claim }) => {
      const stored = store.orderOf(decision.order.id)
      if (!stored || !isDecisionOn(stored.order, decision)) return errAsync({ type: 'StaleOrder' })
      const progress = decided(stored, decision, { announce, dueAt })
      const { occurredAt: at, by } = decision.event
      const lease = claim && {
        token: claim.token,
        leaseUntil: later(store.now(), claim.leaseMs),
        deed: { at, by },
      }
      store.replace(lease ? mailClaimed(progress, lease) : progress)
      return okAsync(undefined)
    },
  }
}
