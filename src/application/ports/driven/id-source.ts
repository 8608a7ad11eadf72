import type {
  AdjustmentId,
  ClaimToken,
  EventId,
  IdempotencyKey,
  ImportId,
  OrderId,
  SessionId,
  UserId,
} from '../../../domain/shared/ids.js'
import type { Sku } from '../../../domain/shared/sku.js'

/** Names for new things. Without a key each MUST be unique in the world. */
export interface IdSource {
  /** A UUIDv7. */
  freshOrderId(): OrderId
  /** A UUIDv8 of user, key and generation: the same for the same three, in every process (ADR 0003). */
  orderIdOf(userId: UserId, key: IdempotencyKey, generation: number): OrderId
  freshAdjustmentId(): AdjustmentId
  /** The same for the same three, in every process. */
  adjustmentIdOf(userId: UserId, sku: Sku, key: IdempotencyKey): AdjustmentId
  /** A UUIDv8: the same for the same two, in every process. */
  importIdOf(userId: UserId, key: IdempotencyKey): ImportId
  /** The same for the same two, in every process. */
  importedAdjustmentIdOf(importId: ImportId, sku: Sku): AdjustmentId
  eventId(): EventId
  claimToken(): ClaimToken
  userId(): UserId
  /** At least 128 random bits. */
  sessionId(): SessionId
}
