import { isConserved, type OrderRow, type StockRow } from '../support/documents-in.js'
import { CHAOS_BOUNDS, duplicatesIn, type Duplicate, type MailBounds } from './duplicates-in.js'
import type { Attempt, Basket, Cancelling, History, Mail } from './history.js'
import { mailsAbout } from './mails-about.js'

/** Ids of orders, SKUs or processes, by what must not be. */
export type Violations = Readonly<{
  /** Acknowledged, and not there as it was acknowledged. */
  lost: readonly string[]
  /** There, and asked for by nobody, refused, or there twice. */
  unexpected: readonly string[]
  /** Not what the client was told when it cancelled. */
  contradicted: readonly string[]
  /** Cancelled although nobody asked for that, or failed although all of it was on sale throughout. */
  unfounded: readonly string[]
  /** Sold to more than there was. */
  oversold: readonly string[]
  /** More units gone than the processed orders have. */
  soldTwice: readonly string[]
  /** Fewer units gone than the processed orders have. */
  unsold: readonly string[]
  /** Stock items that did not add up, now or meanwhile, or are gone, or have received what nobody put in. */
  unbalanced: readonly string[]
  /** Orders of which something is left to be done, and stock that is still held. */
  stuck: readonly string[]
  /** Decided orders whose customer heard nothing. */
  untold: readonly string[]
  /** Orders whose mails say something else. */
  misreported: readonly string[]
  /** Orders mailed once more although no crash, stall, silence of SES or mark that could not be written explains it. */
  mailedAgain: readonly string[]
  /** Processes that ended although nobody ended them. */
  deserted: readonly string[]
}>
export type Findings = Readonly<{
  /** Of the violations, those that there are. */
  violations: Partial<Violations>
  duplicates: readonly Duplicate[]
  /** How many orders exist although their clients did not hear so at once. */
  recovered: number
}>

/** What of a history must not be. `bounds`: of the processes that mailed. */
export const checkHistory = (history: History, bounds: MailBounds = CHAOS_BOUNDS): Findings => {
  const { attempts, orders, shelves, stock, withdrawn, deserted } = history
  const placed = orders.filter(({ lines }) => lines !== undefined)
  const byId = new Map(placed.map(order => [order._id, order]))
  const asked = new Map(attempts.map(attempt => [signature(attempt.userId, attempt.basket), attempt]))
  const attemptOf = (order: OrderRow) => asked.get(signatureOf(order))
  const mailsOf = mailsAbout(placed, history.mails)
  const duplicates = duplicatesIn(mailsOf, history, bounds)

  const seen = new Set<Attempt>()
  const isUnexpected = (order: OrderRow) => {
    const attempt = attemptOf(order)
    if (!attempt || attempt.outcome.type === 'Refused' || seen.has(attempt)) return true
    seen.add(attempt)
    return false
  }
  const isUnfounded = (order: OrderRow) =>
    (order.status === 'Cancelled' && !attemptOf(order)?.cancelling) ||
    (order.status === 'Failed' && !Object.keys(basketOf(order)).some(sku => withdrawn.includes(sku)))
  const sold = (sku: string) =>
    sum(placed.filter(({ status }) => status === 'Processed').map(order => basketOf(order)[sku] ?? 0))
  const shelved = (sku: string) => shelves[sku] ?? 0
  const gone = Object.keys(shelves).filter(sku => !stock.some(({ _id }) => _id === sku))
  const isUnbalanced = (row: StockRow) => !isConserved(row) || row.received !== shelved(row._id)
  const skusWhere = (is: (row: StockRow) => boolean) => stock.filter(is).map(({ _id }) => _id)
  const idsWhere = (is: (order: OrderRow) => boolean) => placed.filter(is).map(({ _id }) => _id)

  const violations: Violations = {
    lost: attempts.flatMap(({ outcome, userId, basket }) => {
      if (outcome.type !== 'Acknowledged') return []
      const order = byId.get(outcome.orderId)
      return order && signatureOf(order) === signature(userId, basket) ? [] : [outcome.orderId]
    }),
    unexpected: idsWhere(isUnexpected),
    contradicted: idsWhere(order => contradicts(order, attemptOf(order)?.cancelling)),
    unfounded: idsWhere(isUnfounded),
    oversold: skusWhere(({ _id, available }) => available < 0 || sold(_id) > shelved(_id)),
    soldTwice: skusWhere(row => row.sold > sold(row._id)),
    unsold: skusWhere(row => row.sold < sold(row._id)),
    unbalanced: [...new Set([...history.unbalanced.map(({ _id }) => _id), ...skusWhere(isUnbalanced), ...gone])],
    stuck: [...idsWhere(isStuck), ...skusWhere(({ held, holdCount }) => held !== 0 || holdCount !== 0)],
    untold: idsWhere(
      ({ _id, status, mail }) => status !== 'Pending' && mailsOf.get(_id)?.length === 0 && mail?.state !== 'dead',
    ),
    misreported: idsWhere(({ _id, status }) => mailsOf.get(_id)?.some(mail => !tells(mail, status)) ?? false),
    mailedAgain: duplicates.flatMap(({ orderId, because }) => (because ? [] : [orderId])),
    deserted,
  }
  return {
    violations: Object.fromEntries(Object.entries(violations).filter(([, found]) => found.length > 0)),
    duplicates,
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

const contradicts = ({ status }: OrderRow, cancelling?: Cancelling): boolean => {
  if (cancelling?.type === 'Cancelled') return status !== 'Cancelled'
  return cancelling?.type === 'TooLate' && status !== cancelling.status
}

const NEWS = new Map([
  ['Processed', 'has been processed'],
  ['Failed', 'could not be processed'],
  ['Cancelled', 'has been cancelled'],
])
const tells = ({ text }: Mail, status: string): boolean => text.includes(NEWS.get(status) ?? status)

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
