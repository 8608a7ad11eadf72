import { okAsync } from 'neverthrow'
import type { DueOrders } from '../../../application/ports/driven/due-orders.js'
import {
  mailClaimed,
  mailDone,
  mayClaimMail,
  published,
  putBack,
  stockDone,
  type OrderProgress,
} from '../../../domain/order/order-progress.js'
import { isDecided } from '../../../domain/order/order.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import { later } from '../../../domain/shared/instant.js'
import type { InMemoryOrderStore } from './in-memory-order-store.js'

export const inMemoryDueOrders = (store: InMemoryOrderStore): DueOrders => {
  /** Answers whether there was an order that fulfils the condition. */
  const changeIf = (
    id: OrderId,
    holds: (progress: OrderProgress) => boolean,
    next: (progress: OrderProgress) => OrderProgress,
  ): boolean => {
    const progress = store.orderOf(id)
    if (!progress || !holds(progress)) return false
    store.replace(next(progress))
    return true
  }

  return {
    find: id => {
      const document = store.find(id)
      return okAsync(document?.type === 'Closed' ? { type: document.decision.type } : document)
    },

    claimDue: (now, until, limit) => {
      const claimed = store.due(now, limit)
      for (const progress of claimed) store.replace({ ...progress, dueAt: until })
      return okAsync(claimed.map(progress => progress.order.id))
    },

    markPublished: (id, events, dueAt) => {
      changeIf(
        id,
        progress => progress.outbox.some(event => events.includes(event.id)),
        progress => published(progress, events, dueAt),
      )
      return okAsync(undefined)
    },

    putBack: (id, event, seen, dueAt) => {
      changeIf(
        id,
        ({ order, outbox, requeues }) => !isDecided(order) && outbox.length === 0 && requeues === seen.requeues,
        progress => putBack(progress, event, dueAt),
      )
      return okAsync(undefined)
    },

    claimMail: (id, { token, leaseMs }) => {
      const now = store.now()
      return okAsync(
        changeIf(
          id,
          progress => mayClaimMail(progress, now),
          progress => mailClaimed(progress, token, later(now, leaseMs)),
        ),
      )
    },

    mark: (id, { stock, mail, at, by }) => {
      changeIf(
        id,
        () => true,
        progress => {
          const settled = stock ? stockDone(progress) : progress
          return mail ? mailDone(settled, mail.token, mail.outcome, { at, by }) : settled
        },
      )
      return okAsync(undefined)
    },
  }
}
