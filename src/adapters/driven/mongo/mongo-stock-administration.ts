import { err, ok, safeTry, type ResultAsync } from 'neverthrow'
import { randomUUID } from 'node:crypto'
import { keyReused, outcomeUnknown, type Unavailable } from '../../../application/errors.js'
import type { Adjustment, StockAdministration } from '../../../application/ports/driven/stock-administration.js'
import { adjust } from '../../../domain/stock/stock-item.js'
import { adjustmentFiling } from './adjustment-filing.js'
import { adjustmentFormat } from './documents/adjustment-document.js'
import { bookFormat, LEVEL_FIELDS, levelFormat, type AdjustmentEntry } from './documents/stock-document.js'
import { levelIn } from './documents/stock-mapping.js'
import { documentReader } from './documents/versioned.js'
import type { MongoCalls } from './mongo-calls.js'
import { adjusting, puttingProduct } from './stock-statements.js'
import { untilDone } from './until-done.js'

type Attempt<Name extends 'put' | 'adjust'> =
  ReturnType<StockAdministration[Name]> extends ResultAsync<infer T, infer E> ? ResultAsync<T | undefined, E> : never

export const mongoStockAdministration = (calls: MongoCalls): StockAdministration => {
  const readLevel = documentReader(levelFormat, calls.unreadable)
  const readBook = documentReader(bookFormat, calls.unreadable)
  const readFiled = documentReader(adjustmentFormat, calls.unreadable)

  const put = (terms: Parameters<StockAdministration['put']>[0]): Attempt<'put'> =>
    safeTry(async function* () {
      const put = await calls.modify('stock', puttingProduct(terms), { upsert: true, projection: LEVEL_FIELDS })
      if (put.isOk() && put.value.document) {
        const level = yield* readLevel(put.value.document)
        return ok({ level: levelIn(level._id, level), created: !put.value.existed })
      }
      if (put.isErr() && put.error.type !== 'Duplicate') return err(put.error)

      // It is there in another currency, or somebody has just put it.
      const { sku, unitPrice } = terms
      const [document] = yield* calls.find('stock', { _id: sku }, { projection: LEVEL_FIELDS })
      const { currency } = document ? yield* readLevel(document) : unitPrice
      return currency === unitPrice.currency ? ok(undefined) : err({ type: 'CurrencyFixed' as const, sku, currency })
    })

  const filed = (id: string): ResultAsync<AdjustmentEntry | undefined, Unavailable> =>
    safeTry(async function* () {
      const [document] = yield* calls.find('adjustments', { _id: id }, { limit: 1 })
      return ok(document && (yield* readFiled(document)).entry)
    })

  const adjustBy = (adjustment: Adjustment, token: string): Attempt<'adjust'> =>
    safeTry(async function* () {
      const { id, sku, quantity, reason } = adjustment
      // In this order: what is filed between the two reads has moved the sequence on, or is found.
      const projection = { ...LEVEL_FIELDS, adjustSeq: 1, adjustments: { $elemMatch: { id } } }
      const [document] = yield* calls.find('stock', { _id: sku }, { projection })
      const book = document && (yield* readBook(document))
      const entry = book?.adjustments[0] ?? (yield* filed(id))
      if (entry) {
        if (entry.quantity !== quantity || entry.reason !== reason) return err(keyReused)
        return ok({ level: levelIn(sku, entry.level), replayed: entry.token !== token })
      }
      if (!book) return err({ type: 'ProductNotFound' as const })

      yield* adjust({ ...levelIn(sku, book), holds: new Map() }, quantity)
      if (!(yield* calls.change('stock', adjusting(adjustment, book, token)))) return ok(undefined)
      // It is counted: who cannot be told what it came to must not take it for undone.
      return await adjustBy(adjustment, token).mapErr(() => outcomeUnknown('stock'))
    })

  return {
    put: terms => untilDone('stock', () => put(terms)),
    adjust: adjustment => {
      const token = randomUUID()
      return untilDone('stock', () => adjustBy(adjustment, token))
    },
    fileAdjustments: adjustmentFiling(calls),
  }
}
