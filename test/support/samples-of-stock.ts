import { setTimeout as pause } from 'node:timers/promises'
import { isConserved, type Documents, type StockRow } from './documents-in.js'

export type StockSamples = Readonly<{
  /** How often all of it was read so far. */
  count: () => number
  /** Stock items as they were seen not to add up. */
  unbalanced: () => readonly StockRow[]
  stop: () => Promise<void>
}>

const EVERY_MS = 40

/** Looks at all stock again and again, until it is stopped; a server that does not answer is asked again. `seen` is shown all of it. */
export const samplesOfStock = (
  { stock }: Pick<Documents, 'stock'>,
  seen: (rows: readonly StockRow[]) => void = () => undefined,
): StockSamples => {
  const unbalanced: StockRow[] = []
  let [count, on] = [0, true]
  const sample = async () => {
    const rows = await stock()
    count += 1
    seen(rows)
    unbalanced.push(...rows.filter(row => !isConserved(row)))
  }
  const sampling = (async () => {
    while (on) {
      await sample().catch(() => undefined)
      await pause(EVERY_MS)
    }
  })()
  return {
    count: () => count,
    unbalanced: () => unbalanced,
    stop: async () => {
      on = false
      await sampling
    },
  }
}
