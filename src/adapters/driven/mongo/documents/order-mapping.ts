import type { IdDecision, Refused } from '../../../../domain/order/id-decision.js'
import type { OrderEvent } from '../../../../domain/order/order-events.js'
import type { HistoryEntry, OrderHistory } from '../../../../domain/order/order-history.js'
import type { OrderLine } from '../../../../domain/order/order-line.js'
import type { MailProgress, OrderProgress } from '../../../../domain/order/order-progress.js'
import type { Order } from '../../../../domain/order/order.js'
import type { OrderId } from '../../../../domain/shared/ids.js'
import type { Instant } from '../../../../domain/shared/instant.js'
import type { Shortage } from '../../../../domain/stock/stock-errors.js'
import {
  ORDER_VERSION,
  type OrderDocument,
  type PlacedDocument,
  type StoredOrder,
  type StoredPlaced,
} from './order-document.js'

export const isPlaced = (stored: StoredOrder): stored is StoredPlaced =>
  stored.status !== 'Refused' && stored.status !== 'Abandoned'

export const decisionIn = (stored: StoredOrder): IdDecision => {
  switch (stored.status) {
    case 'Refused': {
      const shortages = stored.shortages.map(shortage => ({ type: 'Shortage' as const, ...shortage }))
      return { type: 'Refused', shortages: shortages as [Shortage, ...Shortage[]], fingerprint: stored.fingerprint }
    }
    case 'Abandoned':
      return { type: 'Abandoned' }
    default:
      return { type: 'Ordered', order: orderIn(stored) }
  }
}

export const orderIn = (stored: StoredPlaced): Order => {
  const { _id: id, userId, status, version, totalAmount, currency, failure, createdAt, updatedAt } = stored
  return {
    id,
    userId,
    status,
    version,
    lines: stored.lines.map(({ unitPrice, ...line }) => ({ ...line, unitPrice: { amount: unitPrice, currency } })) as [
      OrderLine,
      ...OrderLine[],
    ],
    total: { amount: totalAmount, currency },
    mailTo: stored.mailTo,
    ...(stored.mailToVouched ? { mailToVouched: true } : {}),
    ...(failure ? { failure } : {}),
    createdAt,
    updatedAt,
  }
}

export const progressIn = (stored: StoredPlaced): OrderProgress => {
  const { outbox, stock, mail, requeues, dueAt } = stored
  return {
    order: orderIn(stored),
    outbox: outbox.map(event => ({ ...event, orderId: stored._id })),
    stock,
    mail,
    requeues,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...historyIn(stored),
  }
}

export const historyIn = ({ history, repeated }: StoredPlaced): OrderHistory => ({
  history,
  ...(repeated ? { repeated } : {}),
})

export const placedDocument = (progress: OrderProgress, insertedBy: string): PlacedDocument => {
  const { id, total, lines, createdAt, updatedAt, ...order } = progress.order
  return {
    _id: id,
    schemaVersion: ORDER_VERSION,
    insertedBy,
    ...order,
    lines: lines.map(({ unitPrice, ...line }) => ({ ...line, unitPrice: unitPrice.amount })),
    totalAmount: total.amount,
    currency: total.currency,
    outbox: progress.outbox.map(eventDocument),
    stock: progress.stock,
    mail: mailDocument(progress.mail),
    requeues: progress.requeues,
    ...(progress.dueAt === undefined ? {} : { dueAt: new Date(progress.dueAt) }),
    history: progress.history.map(historyDocument),
    createdAt: new Date(createdAt),
    updatedAt: new Date(updatedAt),
  }
}

export const refusedDocument = (
  _id: OrderId,
  { shortages, fingerprint }: Omit<Refused, 'type'>,
  expiresAt: Instant,
  insertedBy: string,
): OrderDocument => ({
  _id,
  schemaVersion: ORDER_VERSION,
  insertedBy,
  status: 'Refused',
  shortages: shortages.map(({ sku, requested, available }) => ({ sku, requested, available })),
  fingerprint,
  expiresAt: new Date(expiresAt),
})

/** Without `expiresAt` it is kept for ever. */
export const abandonedDocument = (_id: OrderId, expiresAt: Instant | undefined, insertedBy: string): OrderDocument => ({
  _id,
  schemaVersion: ORDER_VERSION,
  insertedBy,
  status: 'Abandoned',
  ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) }),
})

export const eventDocument = ({ orderId: _theDocuments, ...event }: OrderEvent) => ({
  ...event,
  occurredAt: new Date(event.occurredAt),
})

export const historyDocument = (entry: HistoryEntry) => ({ ...entry, at: new Date(entry.at) })

const mailDocument = (mail: MailProgress) =>
  mail.state === 'claimed' ? { ...mail, leaseUntil: new Date(mail.leaseUntil) } : mail
