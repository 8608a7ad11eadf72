import type { HoldNonce } from '../shared/ids.js'
import type { Sku } from '../shared/sku.js'
import { namedHold, type IdDecision } from './id-decision.js'

/** `Abandon`: nothing decided the id yet, so decide it (a tombstone) before the stock goes back. */
export type HoldVerdict = 'Abandon' | 'Leave' | 'Sell' | 'Release'

/** What becomes of a hold that has grown old. */
export const verdictOn = (
  hold: Readonly<{ sku: Sku; nonce: HoldNonce }>,
  decision: IdDecision | undefined,
): HoldVerdict => {
  if (decision === undefined) return 'Abandon'
  if (decision.type !== 'Ordered' || namedHold(decision, hold.sku) !== hold.nonce) return 'Release'
  switch (decision.order.status) {
    case 'Pending':
      return 'Leave'
    case 'Processed':
      return 'Sell'
    case 'Failed':
    case 'Cancelled':
      return 'Release'
  }
}
