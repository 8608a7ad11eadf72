import { okAsync } from 'neverthrow'
import type { DueOrders } from '../../../application/ports/driven/due-orders.js'
import { mailClaimed, mailDone, mayClaimMail } from '../../../domain/order/mail-claims.js'
import { published, putBack, stockDone, type OrderProgress } from '../../../domain/order/order-progress.js'
import { isDecided } from '../../../domain/order/order.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import { later } from '../../../domain/shared/instant.js'
import type { InMemoryOrderStore } from './in-memory-order-store.js'

export const inMemoryDueOrders = (store: InMemoryOrderStore): DueOrders => {
  const change = (id: OrderId, next: (progress: OrderProgress) => OrderProgress) => {
    const progress = store.orderOf(id)
    if (progress) store.replace(next(progress))
    return okAsync(undefined)
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

    markPublished: (id, events, dueAt, late) => change(id, progress => published(progress, events, dueAt, late)),

    putBack: (id, event, seen, dueAt) =>
      change(id, progress => {
        const { order, outbox, requeues } = progress
        const asSeen = !isDecided(order) && outbox.length === 0 && requeues === seen.requeues
        return asSeen ? putBack(progress, event, dueAt) : progress
      }),

    claimMail: (id, { token, leaseMs }, deed) => {
      const now = store.now()
      const progress = store.orderOf(id)
      if (!progress || !mayClaimMail(progress, now)) return okAsync(false)
      store.replace(mailClaimed(progress, { token, leaseUntil: later(now, leaseMs), deed }))
      return okAsync(true)
    },

    mark: (id, { stock, stockLate, mail }) =>
      change(id, progress => {
        const settled = stock ? stockDone(progress, stockLate) : progress
        return mail ? mailDone(settled, mail.token, mail.outcome, mail.deed) : settled
      }),
  }
}
