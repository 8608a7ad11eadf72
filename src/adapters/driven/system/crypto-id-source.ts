import { randomBytes, randomUUID } from 'node:crypto'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { IdSource } from '../../../application/ports/driven/id-source.js'
import type {
  AdjustmentId,
  ClaimToken,
  EventId,
  ImportId,
  OrderId,
  SessionId,
  UserId,
} from '../../../domain/shared/ids.js'
import { uuidV7Source, uuidV8Of } from './uuid.js'

const SESSION_BYTES = 18

export const cryptoIdSource = (clock: Clock): IdSource => {
  const uuidV7 = uuidV7Source(() => clock.now())
  return {
    freshOrderId: () => uuidV7() as OrderId,
    orderIdOf: (userId, key, generation) => uuidV8Of('order', userId, key, String(generation)) as OrderId,
    freshAdjustmentId: () => uuidV7() as AdjustmentId,
    adjustmentIdOf: (userId, sku, key) => uuidV8Of('adjustment', userId, sku, key) as AdjustmentId,
    importIdOf: (userId, key) => uuidV8Of('import', userId, key) as ImportId,
    importedAdjustmentIdOf: (importId, sku) => uuidV8Of('imported', importId, sku) as AdjustmentId,
    eventId: () => uuidV7() as EventId,
    claimToken: () => randomUUID() as ClaimToken,
    userId: () => uuidV7() as UserId,
    sessionId: () => randomBytes(SESSION_BYTES).toString('base64url') as SessionId,
  }
}
