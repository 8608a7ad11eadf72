import type { Sku } from '../../../../domain/shared/sku.js'
import { sameMoney } from '../../../../domain/shared/money.js'
import { grouped } from './grouped.js'
import type { HoldClaim } from './hold-claim.js'

/** What is thought to be left of an SKU: units, and room for more holds. */
export type Left = Readonly<{ available: number; room: number }>
export type Group = readonly [HoldClaim, ...HoldClaim[]]

/**
 * Claims that are written together: for each SKU those that fit, in the order of their arrival, up to the first that does
 * not. An order stands once in it, for the others under its id are to adopt what it takes; and one price, for only one can
 * be the product's. Who is left out waits to see what comes of it.
 */
export const jointly = (open: readonly HoldClaim[], leftOf: (sku: Sku) => Left): readonly Group[] => {
  const bySku = grouped(open, ({ line }) => line.sku)
  return [...bySku].flatMap(([sku, claims]) => {
    const group = fitting(claims, leftOf(sku))
    return group ? [group] : []
  })
}

/** Each claim by itself: none stands in another's way, and each is judged by what is left when its turn comes. */
export const singly = (open: readonly HoldClaim[]): readonly Group[] => open.map(claim => [claim])

const fitting = (claims: readonly HoldClaim[], { available, room }: Left): Group | undefined => {
  const chosen: HoldClaim[] = []
  const orders = new Set<string>()
  let units = 0
  for (const claim of claims) {
    const { orderId, line } = claim
    const samePrice = sameMoney(line.unitPrice, (chosen[0] ?? claim).line.unitPrice)
    if (orders.has(orderId) || !samePrice) continue
    if (units + line.quantity > available || chosen.length === room) break
    orders.add(orderId)
    units += line.quantity
    chosen.push(claim)
  }
  const [first, ...rest] = chosen
  return first && [first, ...rest]
}
