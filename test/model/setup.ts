import { fingerprintOf, type Fingerprint, type PricedLine } from '../../src/domain/order/order-line.js'
import type { AdjustmentId, OrderId } from '../../src/domain/shared/ids.js'
import type { NonEmpty } from '../../src/domain/shared/non-empty.js'
import type { Sku } from '../../src/domain/shared/sku.js'
import { quantity, sku, usd } from '../support/builders.js'
import type { Basket, BrokenRule, Row } from './row.js'
import type { Mishaps } from './state.js'

export type Attempt = Readonly<{
  lines: NonEmpty<PricedLine>
  fingerprint: Fingerprint
  keyed: boolean
  /** The slots of its ids: a key has a second one, for when the first is abandoned. */
  chain: readonly number[]
}>
export type Adjusting = Readonly<{ id: AdjustmentId; shelf: number; units: number }>

/** A row as its steps need it. `skus` and `ids` say what stands at which place of the state. */
export type Setup = Readonly<{
  row: Row
  skus: readonly Sku[]
  ids: readonly OrderId[]
  attempts: readonly Attempt[]
  adjustments: readonly Adjusting[]
  limits: Mishaps
  breaks: (rule: BrokenRule) => boolean
}>

const NO_MISHAPS: Mishaps = {
  crashes: 0,
  lateWrites: 0,
  duplicates: 0,
  deadLetters: 0,
  recordsAhead: 0,
  decisionsAhead: 0,
}
/** More would let the model abandon one key twice, and show nothing new. */
const IDS_OF_A_KEY = 2

export const setupOf = (row: Row): Setup => {
  const skus = Object.keys(row.stock).map(sku)
  const ids: OrderId[] = []
  const newSlot = () => ids.push(`order-${ids.length}` as OrderId) - 1
  const chains = new Map<string, readonly number[]>()

  const chainOf = (key: string | undefined): readonly number[] => {
    if (key === undefined) return [newSlot()]
    const chain = chains.get(key) ?? Array.from({ length: IDS_OF_A_KEY }, newSlot)
    chains.set(key, chain)
    return chain
  }

  const attempts = (row.attempts ?? []).map(({ basket, key }): Attempt => {
    const lines = linesOf(basket)
    return { lines, fingerprint: fingerprintOf(lines), keyed: key !== undefined, chain: chainOf(key) }
  })
  const adjustments = (row.adjustments ?? []).map(({ sku: of, units, key }): Adjusting => ({
    id: key as AdjustmentId,
    shelf: skus.indexOf(sku(of)),
    units,
  }))
  const limits = { ...NO_MISHAPS, ...row.mishaps }
  const breaks = (rule: BrokenRule): boolean => row.broken?.includes(rule) ?? false
  return { row, skus, ids, attempts, adjustments, limits, breaks }
}

const linesOf = (basket: Basket) =>
  Object.entries(basket).map(([of, units]) => ({
    sku: sku(of),
    name: of,
    unitPrice: usd(1),
    quantity: quantity(units),
  })) as unknown as NonEmpty<PricedLine>
