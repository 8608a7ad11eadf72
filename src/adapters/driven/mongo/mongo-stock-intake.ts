import { err, ok, Result, safeTry, type ResultAsync } from 'neverthrow'
import { randomUUID } from 'node:crypto'
import { keyReused, unavailable, type Unavailable } from '../../../application/errors.js'
import type { RowOutcome, RowRefusal, StockIntake, StockRow } from '../../../application/ports/driven/stock-intake.js'
import { adjust, emptyStock } from '../../../domain/stock/stock-item.js'
import { adjustmentFormat } from './documents/adjustment-document.js'
import { newStockDocument } from './documents/new-stock-document.js'
import { bookFormat, LEVEL_FIELDS, type StoredBook } from './documents/stock-document.js'
import { levelIn } from './documents/stock-mapping.js'
import { documentReader } from './documents/versioned.js'
import type { MongoCalls, WriteTrouble } from './mongo-calls.js'
import { puttingProduct, taking } from './stock-statements.js'

/** What is to be done about a row, or what has come of it. */
type Finding = RowOutcome | Readonly<{ type: 'Create' }> | Readonly<{ type: 'Change'; book: StoredBook }>
type Found = Readonly<{ row: StockRow; finding: Finding }>

const TAKEN = { type: 'Taken' } as const
const MAX_ROUNDS = 20

export const mongoStockIntake = (calls: MongoCalls): StockIntake => {
  const readBook = documentReader(bookFormat, calls.unreadable)
  const readFiled = documentReader(adjustmentFormat, calls.unreadable)

  const look = (rows: readonly StockRow[]): ResultAsync<readonly Found[], Unavailable> =>
    safeTry(async function* () {
      const ids = idsOf(rows)
      // In this order: what is filed between the two reads has moved the sequence on, or is found.
      const projection = { ...LEVEL_FIELDS, adjustSeq: 1, adjustments: { $elemMatch: { id: { $in: ids } } } }
      const items = yield* calls.find('stock', { _id: { $in: rows.map(({ terms }) => terms.sku) } }, { projection })
      const books = new Map((yield* Result.combine(items.map(readBook))).map(book => [book._id, book]))
      // Of what has never been adjusted nothing is filed.
      const mayBeFiled = idsOf(rows.filter(({ terms }) => (books.get(terms.sku)?.adjustSeq ?? 0) > 0))
      const filed = mayBeFiled.length === 0 ? [] : yield* calls.find('adjustments', { _id: { $in: mayBeFiled } })
      const journal = yield* Result.combine(filed.map(readFiled))
      const unfiled = [...books.values()].flatMap(({ adjustments }) => adjustments)
      const made = new Map([...journal.map(({ entry }) => entry), ...unfiled].map(entry => [entry.id, entry]))

      return ok(
        rows.map(row => {
          const { adjustment, terms } = row
          const book = books.get(terms.sku)
          const earlier = adjustment && made.get(adjustment.id)
          if (!earlier) return { row, finding: findingOf(row, book) }
          const same = earlier.quantity === adjustment.quantity && earlier.reason === adjustment.reason
          return { row, finding: same ? TAKEN : keyReused }
        }),
      )
    })

  /** Answers the rows of which it is not known that they were written. */
  const write = (found: readonly Found[], token: string): ResultAsync<ReadonlySet<StockRow>, WriteTrouble> =>
    safeTry(async function* () {
      const unsure = new Set<StockRow>()
      const creating = found.filter(({ finding }) => finding.type === 'Create').map(({ row }) => row)
      if (creating.length > 0) {
        const inserted = await calls.insert(
          'stock',
          creating.map(row => newStockDocument(row, token)),
        )
        const came = yield* Result.combine([...inserted])
        creating.filter((_, index) => came[index] === 'Duplicate').forEach(row => unsure.add(row))
      }
      const changing = found.flatMap(({ row, finding }) => (finding.type === 'Change' ? [{ row, ...finding }] : []))
      if (changing.length > 0) {
        const statements = changing.map(({ row: { terms, adjustment }, book }) =>
          adjustment ? taking(terms, adjustment, book, token) : puttingProduct(terms),
        )
        // Only the total is told: where one is missing it may be any of them.
        const { matched } = yield* calls.update('stock', statements)
        if (matched !== statements.length) changing.forEach(({ row }) => unsure.add(row))
      }
      return ok(unsure)
    })

  const take: StockIntake['take'] = rows =>
    safeTry(async function* () {
      const token = randomUUID()
      const outcomes = new Map<StockRow, RowOutcome>()
      let pending = rows
      for (let round = 0; pending.length > 0; round += 1) {
        if (round === MAX_ROUNDS) return err(unavailable('stock'))
        const found = yield* look(pending)
        const unsure = yield* write(found, token)
        for (const { row, finding } of found) if (!unsure.has(row)) outcomes.set(row, outcomeOf(finding))
        pending = [...unsure]
      }
      return ok(rows.map(row => outcomes.get(row) ?? TAKEN))
    })

  return { take, examine: rows => look(rows).map(found => found.map(({ finding }) => outcomeOf(finding))) }
}

const idsOf = (rows: readonly StockRow[]) => rows.flatMap(({ adjustment }) => adjustment?.id ?? [])

const outcomeOf = (finding: Finding): RowOutcome =>
  finding.type === 'Create' || finding.type === 'Change' ? TAKEN : finding

const findingOf = ({ terms, adjustment }: StockRow, book: StoredBook | undefined): Finding => {
  const { sku, unitPrice } = terms
  if (book && book.currency !== unitPrice.currency) return { type: 'CurrencyFixed', sku, currency: book.currency }
  const item = book ? { ...levelIn(sku, book), holds: new Map() } : emptyStock({ ...terms, active: true })
  return adjust(item, adjustment?.quantity ?? 0).match<Finding | RowRefusal>(
    () => (book ? { type: 'Change', book } : { type: 'Create' }),
    refusal => refusal,
  )
}
