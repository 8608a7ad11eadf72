import type { Sku } from '../../domain/shared/sku.js'
import type { BadRow } from '../../domain/stock/stock-import.js'
import type { ImportRow, ReadableRow } from '../ports/driving/import-stock.js'

export type NumberedRow = Readonly<{ row: number; wanted: ReadableRow }>
/** Rows that go together, none of them about the product of another, and those among them that cannot go at all. */
export type RowBatch = Readonly<{ good: readonly NumberedRow[]; bad: readonly BadRow[] }>

const TOGETHER = 200

/** The rows of an import, numbered from 1; of two about one product the first counts. */
export async function* rowBatches(rows: AsyncIterable<ImportRow>): AsyncGenerator<RowBatch> {
  const seen = new Map<Sku, number>()
  let row = 0
  let good: NumberedRow[] = []
  let bad: BadRow[] = []
  for await (const wanted of rows) {
    row += 1
    if (wanted.type === 'UnreadableRow') bad.push({ row, failure: wanted })
    else {
      const { sku } = wanted.terms
      const firstRow = seen.get(sku)
      if (firstRow === undefined) {
        seen.set(sku, row)
        good.push({ row, wanted })
      } else bad.push({ row, failure: { type: 'DuplicateRow', sku, firstRow } })
    }
    if (good.length + bad.length < TOGETHER) continue
    yield { good, bad }
    good = []
    bad = []
  }
  if (good.length + bad.length > 0) yield { good, bad }
}
