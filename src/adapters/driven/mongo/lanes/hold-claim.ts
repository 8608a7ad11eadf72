import type { PricedLine } from '../../../../domain/order/order-line.js'
import type { HoldNonce, OrderId } from '../../../../domain/shared/ids.js'
import type { HoldRefusal } from '../../../../domain/stock/stock-errors.js'
import type { Shelf } from '../shelf-finder.js'

/**
 * `Spared`: it was not taken, because another line of the order is refused. `Unreadable`: nobody can say what is held of
 * that stock item.
 */
export type ClaimOutcome =
  Readonly<{ type: 'Taken' | 'Adopted'; nonce: HoldNonce }> | Readonly<{ type: 'Spared' | 'Unreadable' }> | HoldRefusal

/** One line of an order on its way to be held; it is open until it has an outcome. */
export type HoldClaim = {
  readonly orderId: OrderId
  readonly line: PricedLine
  /** The nonces under which it was sent. */
  readonly sent: Set<HoldNonce>
  /** Whether one of them may still land. */
  doubtful: boolean
  outcome?: ClaimOutcome
}

export const isOpen = ({ outcome }: HoldClaim): boolean => outcome === undefined
/** Whether it can be answered what came of it. */
export const isSettled = (claim: HoldClaim): boolean => !isOpen(claim) && claim.outcome?.type !== 'Unreadable'

/** Of an order of which one line is refused no more is taken: others would miss it. */
export const spareRest = (claims: readonly HoldClaim[]): void => {
  const refused = claims.some(({ outcome }) => outcome && outcome.type !== 'Taken' && outcome.type !== 'Adopted')
  if (refused) for (const claim of claims.filter(isOpen)) claim.outcome = { type: 'Spared' }
}

export const holdClaim = (orderId: OrderId, line: PricedLine): HoldClaim => ({
  orderId,
  line,
  sent: new Set(),
  doubtful: false,
})

/** What the stock item, as a majority has it, says of a claim; `undefined` if it may be sent (again). */
export const outcomeBy = (
  shelf: Shelf | undefined,
  { orderId, line, sent }: HoldClaim,
  capacity: number,
): ClaimOutcome | undefined => {
  const { sku, quantity, unitPrice } = line
  if (!shelf) return { type: 'PriceChanged', sku }
  if (shelf === 'Unreadable') return { type: 'Unreadable' }

  const isPrice = (amount: number) => amount === unitPrice.amount && shelf.currency === unitPrice.currency
  const hold = shelf.holds[orderId]
  if (hold) {
    const same = hold.quantity === quantity && isPrice(hold.unitPrice)
    if (!same) return { type: 'OtherQuantity', sku }
    return { type: sent.has(hold.nonce) ? 'Taken' : 'Adopted', nonce: hold.nonce }
  }
  if (!shelf.active || !isPrice(shelf.unitPrice)) return { type: 'PriceChanged', sku }
  if (shelf.holdCount >= capacity) return { type: 'AtCapacity', sku }
  if (shelf.available < quantity) return { type: 'Shortage', sku, requested: quantity, available: shelf.available }
  return undefined
}
