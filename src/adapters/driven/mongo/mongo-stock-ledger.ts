import type { ResultAsync } from 'neverthrow'
import type { Unavailable } from '../../../application/errors.js'
import type { OldHold, StockLedger } from '../../../application/ports/driven/stock-ledger.js'
import type { HoldNonce } from '../../../domain/shared/ids.js'
import { oldHoldFormat } from './documents/stock-document.js'
import { documentReader, readableOf } from './documents/versioned.js'
import { HELD } from './indexes.js'
import { holdLane } from './lanes/hold-lane.js'
import type { LaneSettings } from './lanes/lane.js'
import { settleLane } from './lanes/settle-lane.js'
import type { MongoCalls } from './mongo-calls.js'
import { shelfFinder } from './shelf-finder.js'
import { oldHoldsPipeline } from './old-holds-pipeline.js'

type Options = Readonly<{
  calls: MongoCalls
  lanes: LaneSettings
  /** A fresh one for each send. */
  nonce: () => HoldNonce
  /** How many orders may hold one SKU at once. */
  capacity: number
  /** How long holding may take, with all that is sent again, ms. */
  holdWithin: number
}>

export const mongoStockLedger = ({ calls, lanes, nonce, capacity, holdWithin }: Options): StockLedger => {
  const shelves = shelfFinder(calls)
  const hold = holdLane({ calls, shelves, nonce, capacity, holdWithin, settings: lanes })
  const settle = settleLane(calls, shelves, lanes)
  const readOldHold = documentReader(oldHoldFormat, calls.unreadable)

  return {
    hold: (orderId, lines) => hold({ orderId, lines }),
    sell: (orderId, holds) => settle({ orderId, holds, as: 'sold' }),
    release: (orderId, holds) => settle({ orderId, holds, as: 'available' }),
    oldHolds: (age, limit, except): ResultAsync<readonly OldHold[], Unavailable> =>
      calls.aggregate('stock', oldHoldsPipeline(age, limit, except), HELD).map(readableOf(readOldHold)),
  }
}
