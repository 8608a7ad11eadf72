import type { ResultAsync } from 'neverthrow'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Unavailable } from '../../errors.js'

/** How far orders are, for those who know of them already. */
export interface OrderVersions {
  /** The version of each of these orders that is there. MUST be one read, however many they are. */
  of(ids: readonly OrderId[]): ResultAsync<ReadonlyMap<OrderId, number>, Unavailable>
}
