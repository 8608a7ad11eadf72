import type { Document } from 'mongodb'
import { ok, okAsync, type ResultAsync } from 'neverthrow'
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
import { foreignHoldsPipeline, oldHoldsPipeline } from './old-holds-pipeline.js'

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

/** Operators are told so often of holds that nobody can read, ms: to look for them is to look through all that is held. */
const FOREIGN_TOLD_EVERY = 60_000

export const mongoStockLedger = ({ calls, lanes, nonce, capacity, holdWithin }: Options): StockLedger => {
  const shelves = shelfFinder(calls)
  const hold = holdLane({ calls, shelves, nonce, capacity, holdWithin, settings: lanes })
  const settle = settleLane(calls, shelves, lanes)
  const readOldHolds = readableOf(documentReader(oldHoldFormat, calls.unreadable))
  let nextForeign = -Infinity
  const heldBy = (pipeline: Document[]) => calls.aggregate('stock', pipeline, HELD).map(readOldHolds)
  const tellForeign = (age: number, limit: number) => {
    nextForeign = lanes.elapsed() + FOREIGN_TOLD_EVERY
    return heldBy(foreignHoldsPipeline(age, limit))
  }

  return {
    hold: (orderId, lines) => hold({ orderId, lines }),
    sell: (orderId, holds) => settle({ orderId, holds, as: 'sold' }),
    release: (orderId, holds) => settle({ orderId, holds, as: 'available' }),
    oldHolds: (age, limit, except, after): ResultAsync<readonly OldHold[], Unavailable> =>
      heldBy(oldHoldsPipeline(age, limit, except, after)).andThen(holds =>
        holds.length === limit || lanes.elapsed() < nextForeign
          ? okAsync(holds)
          : tellForeign(age, limit)
              .map(() => holds)
              .orElse(() => ok(holds)),
      ),
  }
}
