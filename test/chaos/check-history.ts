import { isConserved, type OrderRow, type StockRow } from '../support/documents-in.js'
import type { Attempt, Basket, History } from './history.js'

/** Ids of orders, SKUs or attempts; each must be empty but the last two, which are figures. */
export type Findings = Readonly<{
  /** Acknowledged, and not there as it was acknowledged. */
  lost: readonly string[]
  /** There, and asked for by nobody, refused, or there twice. */
  unexpected: readonly string[]
  /** Sold to more than there was. */
  oversold: readonly string[]
  /** More units gone than the processed orders have. */
  soldTwice: readonly string[]
  /** Fewer units gone than the processed orders have. */
  unsold: readonly string[]
  /** Stock items that did not add up, now or meanwhile. */
  unbalanced: readonly string[]
  /** Orders of which something is left to be done, and stock that is still held. */
  stuck: readonly string[]
  /** Decided orders whose customer heard nothing. */
  untold: readonly string[]
  /** Orders with more mails than there were attempts to send one. */
  unclaimedMails: readonly string[]
  /** Mails beyond the first of an order: a crash between SES and the mark. */
  duplicatedMails: number
  /** Orders that exist although their clients did not hear so at once. */
  recovered: number
}>

export const checkHistory = ({ attempts, mailsOf, orders, stock, unbalanced }: History): Findings => {
  const placed = orders.filter(({ lines }) => lines !== undefined)
  const byId = new Map(placed.map(order => [order._id, order]))
  const asked = new Map(attempts.map(attempt => [signature(attempt.userId, attempt.basket), attempt]))
  const attemptOf = (order: OrderRow) => asked.get(signatureOf(order))
  const mails = countOf(mailsOf)

  const seen = new Set<Attempt>()
  const isUnexpected = (order: OrderRow) => {
    const attempt = attemptOf(order)
    if (!attempt || attempt.outcome.type === 'Refused' || seen.has(attempt)) return true
    seen.add(attempt)
    return false
  }
  const sold = (sku: string) =>
    sum(placed.filter(({ status }) => status === 'Processed').map(order => basketOf(order)[sku] ?? 0))
  const skusWhere = (is: (row: StockRow) => boolean) => stock.filter(is).map(({ _id }) => _id)
  const idsWhere = (is: (order: OrderRow) => boolean) => placed.filter(is).map(({ _id }) => _id)

  return {
    lost: attempts.flatMap(({ outcome, userId, basket }) => {
      if (outcome.type !== 'Acknowledged') return []
      const order = byId.get(outcome.orderId)
      return order && signatureOf(order) === signature(userId, basket) ? [] : [outcome.orderId]
    }),
    unexpected: idsWhere(isUnexpected),
    oversold: skusWhere(({ _id, received, available }) => available < 0 || sold(_id) > received),
    soldTwice: skusWhere(row => row.sold > sold(row._id)),
    unsold: skusWhere(row => row.sold < sold(row._id)),
    unbalanced: [...new Set([...unbalanced, ...stock.filter(row => !isConserved(row))].map(({ _id }) => _id))],
    stuck: [...idsWhere(isStuck), ...skusWhere(({ held, holdCount }) => held !== 0 || holdCount !== 0)],
    untold: idsWhere(({ _id, mail }) => !mails.has(_id) && mail?.state !== 'dead'),
    unclaimedMails: idsWhere(({ _id, mail }) => (mails.get(_id) ?? 0) > (mail?.attempts ?? 0)),
    duplicatedMails: sum([...mails.values()].map(count => count - 1)),
    recovered: placed.filter(order => {
      const attempt = attemptOf(order)
      return attempt !== undefined && (attempt.outcome.type === 'Unknown' || attempt.sends > 1)
    }).length,
  }
}

const isStuck = ({ status, dueAt, outbox = [], stock, mail }: OrderRow): boolean =>
  status === 'Pending' ||
  dueAt !== undefined ||
  outbox.length > 0 ||
  stock !== 'done' ||
  (mail?.state !== 'sent' && mail?.state !== 'dead')

/** What no other attempt has. */
export const signature = (userId: string, basket: Basket): string =>
  [
    userId,
    ...Object.entries(basket)
      .map(([sku, quantity]) => `${quantity} ${sku}`)
      .sort(),
  ].join(', ')

const signatureOf = (order: OrderRow): string => signature(order.userId ?? '', basketOf(order))
const basketOf = ({ lines = [] }: OrderRow): Basket =>
  Object.fromEntries(lines.map(({ sku, quantity }) => [sku, quantity]))
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const countOf = (ids: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
