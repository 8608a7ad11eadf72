import type { StockRow } from '../support/documents-in.js'
import type { StockSample } from './proof-record.js'

export type StockOverTime = Readonly<{
  note: (rows: readonly StockRow[]) => void
  /** On the monotonic clock, ms. */
  samples: () => readonly StockSample[]
}>

const EVERY_MS = 1_000

/** Of all that is seen of the stock, as much as a picture of it needs. */
export const stockOverTime = (): StockOverTime => {
  const samples: StockSample[] = []
  return {
    note: rows => {
      const at = performance.now()
      if (at - (samples.at(-1)?.at ?? -Infinity) < EVERY_MS) return
      const units = rows.map(
        ({ _id, received, available, held, sold }) => [_id, { received, available, held, sold }] as const,
      )
      samples.push({ at, products: Object.fromEntries(units) })
    },
    samples: () => samples,
  }
}
