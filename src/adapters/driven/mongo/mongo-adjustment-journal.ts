import { err, ok, Result, safeTry } from 'neverthrow'
import type {
  AdjustmentJournal,
  AdjustmentPlace,
  KeptAdjustment,
} from '../../../application/ports/driven/adjustment-journal.js'
import type { AdjustmentId, UserId } from '../../../domain/shared/ids.js'
import type { Sku } from '../../../domain/shared/sku.js'
import { adjustmentFormat } from './documents/adjustment-document.js'
import { unfiledFormat, type AdjustmentEntry } from './documents/stock-document.js'
import { documentReader } from './documents/versioned.js'
import { OF_PRODUCT } from './indexes.js'
import type { MongoCalls } from './mongo-calls.js'

export const mongoAdjustmentJournal = (calls: MongoCalls): AdjustmentJournal => {
  const readUnfiled = documentReader(unfiledFormat, calls.unreadable)
  const readFiled = documentReader(adjustmentFormat, calls.unreadable)

  return {
    of: (sku, { limit, after }) =>
      safeTry(async function* () {
        // In this order: what is filed between the two reads is found by both, and by neither never.
        const [item] = yield* calls.find('stock', { _id: sku }, { projection: { schemaVersion: 1, adjustments: 1 } })
        if (!item) return err({ type: 'ProductNotFound' as const })
        const unfiled = (yield* readUnfiled(item)).adjustments.filter(entry => !after || newestFirst(after, entry) < 0)
        const filed = yield* calls.find(
          'adjustments',
          { sku, ...(after ? behind(after) : {}) },
          { hint: OF_PRODUCT, sort: { 'entry.at': -1, _id: -1 }, limit: limit + 1 },
        )
        const journal = (yield* Result.combine(filed.map(readFiled))).map(({ entry }) => entry)
        const once = new Map([...unfiled, ...journal].map(entry => [entry.id, entry]))
        const found = [...once.values()].sort(newestFirst)
        return ok({ adjustments: found.slice(0, limit).map(keptIn(sku)), more: found.length > limit })
      }),
  }
}

type Place = Readonly<{ at: number; id: string }>

const newestFirst = (a: Place, b: Place): number => b.at - a.at || (a.id === b.id ? 0 : a.id > b.id ? -1 : 1)

/** The first bound is what the index is entered by. */
const behind = ({ at, id }: AdjustmentPlace): object => {
  const time = new Date(at)
  return { 'entry.at': { $lte: time }, $or: [{ 'entry.at': { $lt: time } }, { _id: { $lt: id } }] }
}

const keptIn =
  (sku: Sku) =>
  ({ id, quantity, reason, by, at, level: { received, available } }: AdjustmentEntry): KeptAdjustment => ({
    id: id as AdjustmentId,
    sku,
    quantity,
    reason,
    by: by as UserId,
    at,
    before: { received: received - quantity, available: available - quantity },
    after: { received, available },
  })
