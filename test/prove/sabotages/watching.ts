import { setTimeout as pause } from 'node:timers/promises'
import { isConserved, type Documents, type OrderRow, type StockRow } from '../../support/documents-in.js'
import type { StockSample } from '../proof-record.js'

/** What is seen of the documents, all of which are read again and again. Times are ms since it began. */
export type Watch = Readonly<{
  elapsed: () => number
  samples: readonly StockSample[]
  /** When each order was first seen decided, by id. */
  decidedAt: ReadonlyMap<string, number>
  unbalanced: readonly StockRow[]
  /** How often something was seen to have changed, but for when somebody looks again. */
  changes: () => number
  stop: () => Promise<void>
}>

const EVERY_MS = 40
const UNDECIDED = new Set(['Pending', 'Refused', 'Abandoned'])

export const watching = ({ orders, stock }: Pick<Documents, 'orders' | 'stock'>): Watch => {
  const began = performance.now()
  const elapsed = () => performance.now() - began
  const samples: StockSample[] = []
  const unbalanced: StockRow[] = []
  const decidedAt = new Map<string, number>()
  let [on, changes, last] = [true, 0, '']

  const look = async () => {
    const [rows, shelves] = [await orders(), await stock()]
    const at = elapsed()
    samples.push({ at, products: Object.fromEntries(shelves.map(row => [row._id, unitsOf(row)])) })
    unbalanced.push(...shelves.filter(row => !isConserved(row)))
    for (const { _id, status } of rows) if (!UNDECIDED.has(status) && !decidedAt.has(_id)) decidedAt.set(_id, at)
    const seen = JSON.stringify([rows.map(lasting), shelves])
    if (seen !== last) changes += 1
    last = seen
  }
  const looking = (async () => {
    while (on) {
      await look()
      await pause(EVERY_MS)
    }
  })()
  return {
    ...{ elapsed, samples, unbalanced, decidedAt },
    changes: () => changes,
    stop: async () => {
      on = false
      await looking
    },
  }
}

const lasting = ({ dueAt: _whenSomebodyLooks, ...order }: OrderRow & { claimedBy?: string }) => ({
  ...order,
  claimedBy: undefined,
})
const unitsOf = ({ received, available, held, sold }: StockRow) => ({ received, available, held, sold })
