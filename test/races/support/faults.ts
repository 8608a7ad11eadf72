import type { Result } from 'neverthrow'
import type { OrderDocument } from '../../../src/adapters/driven/in-memory/in-memory-order-store.js'
import type { OrderMessage } from '../../../src/adapters/wire/order-message.js'
import type { PlacedOrder, PlaceOrderError } from '../../../src/application/ports/driving/place-order.js'
import type { Account } from '../../../src/domain/account/account.js'
import type { Item } from '../../../src/domain/order/order-line.js'
import type { OrderProgress } from '../../../src/domain/order/order-progress.js'
import type { Order } from '../../../src/domain/order/order.js'
import type { OrderId } from '../../../src/domain/shared/ids.js'
import type { NonEmpty } from '../../../src/domain/shared/non-empty.js'
import type { Sku } from '../../../src/domain/shared/sku.js'
import type { StockItem } from '../../../src/domain/stock/stock-item.js'

/** What a client asked for; its outcome is what it was told, if it ever heard. */
export type Attempt = Readonly<{ by: Account; items: NonEmpty<Item>; key?: string }>
export type Outcome = Result<PlacedOrder, PlaceOrderError>

/** All that the checker goes by: what clients were told, the mails, the shelf, and the orders as they ended. */
export type Evidence = Readonly<{
  attempts: readonly (Attempt & Readonly<{ outcome?: Outcome | undefined }>)[]
  mails: readonly Order[]
  /** What other systems were told. */
  announced: readonly OrderMessage[]
  stock: readonly StockItem[]
  documents: ReadonlyMap<OrderId, OrderDocument | undefined>
  /** What was wrong with the shelf while the race was on. */
  seen: readonly string[]
}>

/** What must not be found once everything has been done that was due; `repeatedMails`: how many mails may have come twice. */
export const faultsIn = (evidence: Evidence, repeatedMails = 0): readonly string[] => [
  ...evidence.seen,
  ...evidence.stock.flatMap(shelfFaults),
  ...evidence.stock.flatMap(({ product, held }) => (held === 0 ? [] : [`${held} of ${product.sku} held for ever`])),
  ...salesFaults(evidence),
  ...lostOrders(evidence),
  ...ordersIn(evidence).flatMap(unfinished),
  ...mailFaults(evidence, repeatedMails),
  ...unannounced(evidence),
  ...keyFaults(evidence),
]

/** At every instant, whatever is under way. */
export const shelfFaults = ({ product: { sku }, received, available, held, sold, holds }: StockItem): string[] => {
  const heldByOrders = sum([...holds.values()].map(hold => hold.quantity))
  return [
    ...(available < 0 ? [`${sku} oversold: ${available} available`] : []),
    ...(held < 0 ? [`${sku}: ${held} held`] : []),
    ...(received === available + held + sold
      ? []
      : [`${sku}: ${received} received ≠ ${available} + ${held} + ${sold}`]),
    ...(held === heldByOrders ? [] : [`${sku}: ${held} held, and ${heldByOrders} by orders`]),
  ]
}

const ordersIn = ({ documents }: Evidence): OrderProgress[] =>
  [...documents.values()].flatMap(document => (document?.type === 'Ordered' ? [document.progress] : []))

const salesFaults = (evidence: Evidence) => {
  const ordered = new Map<Sku, number>()
  for (const { order } of ordersIn(evidence))
    if (order.status === 'Processed')
      for (const { sku, quantity } of order.lines) ordered.set(sku, (ordered.get(sku) ?? 0) + quantity)
  return evidence.stock.flatMap(({ product: { sku }, sold }) => {
    const processed = ordered.get(sku) ?? 0
    return sold === processed ? [] : [`${sku}: ${sold} sold, and ${processed} in processed orders`]
  })
}

const lostOrders = ({ attempts, documents }: Evidence) =>
  attempts.flatMap(({ outcome }) => {
    if (!outcome?.isOk()) return []
    const { id } = outcome.value.order
    return documents.get(id)?.type === 'Ordered' ? [] : [`order ${id} lost`]
  })

const OUTCOMES = new Set(['Processed', 'Failed', 'Cancelled'])

const unfinished = ({ order: { id, status }, stock, mail, outbox, dueAt, history }: OrderProgress): string[] => {
  const decisions = history.filter(({ what }) => OUTCOMES.has(what)).map(({ what }) => what)
  return [
    ...(status === 'Pending' ? [`order ${id} never decided`] : []),
    ...(decisions.length > 1 ? [`order ${id} decided twice: ${decisions.join(', ')}`] : []),
    ...(stock === 'done' ? [] : [`order ${id}: stock ${stock}`]),
    ...(mail.state === 'sent' ? [] : [`order ${id}: mail ${mail.state}`]),
    ...(outbox.length === 0 ? [] : [`order ${id}: ${outbox.length} events unpublished`]),
    ...(dueAt === undefined ? [] : [`order ${id}: due for ever`]),
  ]
}

const mailFaults = (evidence: Evidence, repeatedMails: number) => {
  const ordered = ordersIn(evidence)
  const repeated = sum(ordered.map(({ order }) => Math.max(0, mailsOf(evidence, order).length - 1)))
  return [
    ...(repeated > repeatedMails ? [`${repeated} mails came again`] : []),
    ...ordered.flatMap(({ order }) => {
      const told = mailsOf(evidence, order).map(({ status }) => status)
      if (told.length === 0) return [`order ${order.id}: no mail`]
      return told.every(status => status === order.status)
        ? []
        : [`order ${order.id} ${order.status}, mailed ${told.join()}`]
    }),
  ]
}

/** Other systems hear of every outcome, and of no other one; once or more. */
const unannounced = (evidence: Evidence) =>
  ordersIn(evidence).flatMap(({ order: { id, status } }) => {
    const events = evidence.announced.filter(({ orderId }) => orderId === id).map(({ type }) => type)
    const right = events.length > 0 && events.every(type => type === `Order${status}`)
    return right ? [] : [`order ${id} ${status}, announced as ${events.join() || 'nothing'}`]
  })

const mailsOf = ({ mails }: Evidence, { id }: Order) => mails.filter(mail => mail.id === id)

/** One key, one order, and one answer for ever; without a key no more orders than attempts. */
const keyFaults = (evidence: Evidence) =>
  [...grouped(evidence.attempts, ({ by }) => by.userId)].flatMap(([userId, attempts]) => {
    const keyed = grouped(attempts, ({ key }, index) => key ?? index)
    const orders = ordersIn(evidence).filter(({ order }) => order.userId === userId).length
    return [
      ...(orders > keyed.size ? [`${orders} orders for ${keyed.size} attempts of ${userId}`] : []),
      ...[...keyed].flatMap(([key, same]) => {
        const answers = new Set(same.flatMap(({ outcome }) => (outcome ? answerOf(outcome) : [])))
        return answers.size > 1 ? [`key ${key}: ${[...answers].join(' and ')}`] : []
      }),
    ]
  })

const answerOf = (outcome: Outcome): string[] => {
  if (outcome.isOk()) return [outcome.value.order.id]
  return outcome.error.type === 'InsufficientStock' ? ['a refusal'] : []
}

const grouped = <T, Key>(all: readonly T[], keyOf: (each: T, index: number) => Key) => {
  const groups = new Map<Key, T[]>()
  all.forEach((each, index) => {
    const key = keyOf(each, index)
    groups.set(key, [...(groups.get(key) ?? []), each])
  })
  return groups
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
