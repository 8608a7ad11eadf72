import type { Result } from 'neverthrow'
import { instant } from '../../../src/domain/shared/instant.js'
import type { HoldNonce, OrderId } from '../../../src/domain/shared/ids.js'
import { adjust, hold, release, sell } from '../../../src/domain/stock/stock-item.js'
import type { HoldRefusal } from '../../../src/domain/stock/stock-errors.js'
import { stockPolicy } from '../../../src/domain/stock/stock-policy.js'
import { quantity, usd } from '../../support/builders.js'
import type { Place, Repairer, Request, Stripe, Striped } from './striped-state.js'

const policy = stockPolicy(1_000)
export const ADJUSTMENT = 'adjustment'

export const idOf = (order: number): OrderId => `order-${order}` as OrderId
export const orderOf = (id: OrderId): number => Number(id.slice('order-'.length))

export const availableIn = ({ stripes }: Striped): number =>
  stripes.reduce((units, { item }) => units + item.available, 0)

const withStripe = (state: Striped, place: number, change: Partial<Stripe>): Striped => ({
  ...state,
  stripes: state.stripes.with(place, { ...state.stripes[place]!, ...change }),
})

export const withRequest = (state: Striped, self: number, request: Request): Striped => ({
  ...state,
  requests: state.requests.with(self, request),
})

export const withRepairer = (state: Striped, self: number, repairer: Repairer): Striped => ({
  ...state,
  repairers: state.repairers.with(self, repairer),
})

/** The state after the hold, and the nonce that counts: `own` if this send took it. */
export const takeHold = (
  state: Striped,
  order: number,
  units: number,
  { stripe, nonce }: Place,
): Result<Readonly<{ next: Striped; nonce: HoldNonce; own: boolean }>, HoldRefusal> => {
  const before = state.stripes[stripe]!.item
  const claim = { orderId: idOf(order), quantity: quantity(units), unitPrice: usd(1), nonce, at: instant(0) }
  return hold(before, claim, policy).map(held => {
    const own = held.item !== before
    return { next: own ? withStripe(state, stripe, { item: held.item }) : state, nonce: held.nonce, own }
  })
}

/** By nonce: what was done before is not done again. */
export const settle = (state: Striped, as: 'sell' | 'release', order: number, { stripe, nonce }: Place): Striped => {
  const { item, gains } = state.stripes[stripe]!
  const settled = (as === 'sell' ? sell : release)(item, idOf(order), nonce)
  const gained = settled.available > item.available ? 1 : 0
  return settled === item ? state : withStripe(state, stripe, { item: settled, gains: gains + gained })
}

/** On the sequence that was read, and only if so much is there. */
export const writeAdjustment = (state: Striped, units: number, place: number, seen: number): Striped => {
  const { item, adjustSeq, adjusted } = state.stripes[place]!
  if (adjustSeq !== seen) return state
  return adjust(item, -units).match(
    changed => withStripe(state, place, { item: changed, adjustSeq: seen + 1, adjusted: [...adjusted, ADJUSTMENT] }),
    () => state,
  )
}
