import { okAsync } from 'neverthrow'
import type { DeadMail, DeadMails } from '../../../application/ports/driven/dead-mails.js'
import type { OrderProgress } from '../../../domain/order/order-progress.js'
import type { InMemoryOrderStore } from './in-memory-order-store.js'

export const inMemoryDeadMails = (store: InMemoryOrderStore): DeadMails => ({
  list: limit => okAsync(store.orders().flatMap(deadMailOf).sort(byPlace).slice(0, limit)),
})

const deadMailOf = ({ order, mail }: OrderProgress): DeadMail[] =>
  mail.state === 'dead'
    ? [{ orderId: order.id, decidedAt: order.updatedAt, attempts: mail.attempts, reason: mail.reason }]
    : []

const byPlace = (one: DeadMail, other: DeadMail): number =>
  one.decidedAt - other.decidedAt || (one.orderId < other.orderId ? -1 : 1)
