import type { IdSource } from '../../src/application/ports/driven/id-source.js'
import type {
  AdjustmentId,
  ClaimToken,
  EventId,
  HoldNonce,
  ImportId,
  OrderId,
  SessionId,
  UserId,
} from '../../src/domain/shared/ids.js'

/** A UUID of that version, and as its last twelve digits the count. */
export const uuid = (version: 4 | 7 | 8, count: number): string =>
  `00000000-0000-${version}000-8000-${count.toString(16).padStart(12, '0')}`

/** Ids that are the same in every run: numbered as they are asked for, or by what they are made from. */
export const sequentialIds = (): IdSource => {
  let count = 0
  const next = () => ++count
  const known = new Map<string, number>()
  const numberOf = (...parts: readonly unknown[]): number => {
    const name = JSON.stringify(parts)
    const number = known.get(name) ?? next()
    known.set(name, number)
    return number
  }
  return {
    freshOrderId: () => uuid(7, next()) as OrderId,
    orderIdOf: (userId, key, generation) => uuid(8, numberOf('order', userId, key, generation)) as OrderId,
    freshAdjustmentId: () => `adjustment-${next()}` as AdjustmentId,
    adjustmentIdOf: (userId, sku, key) => `adjustment-${numberOf('adjustment', userId, sku, key)}` as AdjustmentId,
    importIdOf: (userId, key) => uuid(8, numberOf('import', userId, key)) as ImportId,
    importedAdjustmentIdOf: (importId, sku) => `adjustment-${numberOf('imported', importId, sku)}` as AdjustmentId,
    eventId: () => uuid(7, next()) as EventId,
    claimToken: () => `claim-${next()}` as ClaimToken,
    userId: () => uuid(7, next()) as UserId,
    sessionId: () => uuid(4, next()) as SessionId,
  }
}

/** `name` tells the nonces of one source from those of another. */
export const sequentialNonces = (name = 'nonce'): (() => HoldNonce) => {
  let count = 0
  return () => `${name}-${++count}` as HoldNonce
}
