import type { Holding } from '../../../../application/ports/driven/stock-ledger.js'
import type { OrderLine } from '../../../../domain/order/order-line.js'
import { isNonEmpty } from '../../../../domain/shared/non-empty.js'
import type { HoldClaim } from './hold-claim.js'

/** What came of all claims of one order, each of which is settled. */
export const holdingOf = (claims: readonly HoldClaim[]): Holding => {
  const outcomes = claims.flatMap(({ line, outcome }) => (outcome ? [{ line, outcome }] : []))
  const taken = outcomes.flatMap(({ line: { sku, quantity }, outcome }) =>
    outcome.type === 'Taken' ? [{ sku, quantity, nonce: outcome.nonce }] : [],
  )
  const lines: OrderLine[] = []
  const shortages = []
  for (const { line, outcome } of outcomes) {
    switch (outcome.type) {
      case 'Taken':
      case 'Adopted':
        lines.push({ ...line, hold: outcome.nonce })
        break
      case 'Spared':
      case 'Unreadable':
        break
      case 'Shortage':
        shortages.push(outcome)
        break
      case 'PriceChanged':
      case 'AtCapacity':
      case 'OtherQuantity':
        return { ...outcome, taken }
    }
  }
  return isNonEmpty(shortages)
    ? { type: 'Short', shortages, taken }
    : { type: 'Held', lines: lines as [OrderLine, ...OrderLine[]], taken }
}
