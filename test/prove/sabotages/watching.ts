import { setTimeout as pause } from 'node:timers/promises'
import { isConserved, type Documents, type OrderRow, type StockRow } from '../../support/documents-in.js'
import type { StockSample } from '../proof-record.js'
import type { Decision } from '../known-decisions.js'

/** What is seen of the documents, all of which are read again and again. Times are of the monotonic clock, ms. */
export type Watch = Readonly<{
  samples: readonly StockSample[]
  /** What each order was first seen decided to be, by id. */
  decisions: ReadonlyMap<string, Decision>
  unbalanced: readonly StockRow[]
  /** How often something was seen to have changed, but for when somebody looks again. */
  changes: () => number
  stop: () => Promise<void>
}>

const EVERY_MS = 40
const UNDECIDED = new Set(['Pending', 'Refused', 'Abandoned'])

export const watching = ({ orders, stock }: Pick<Documents, 'orders' | 'stock'>): Watch => {
  const samples: StockSample[] = []
  const unbalanced: StockRow[] = []
  const decisions = new Map<string, Decision>()
  let [on, changes, last] = [true, 0, '']

  const look = async () => {
    const [rows, shelves] = [await orders(), await stock()]
    const at = performance.now()
    samples.push({ at, products: Object.fromEntries(shelves.map(row => [row._id, unitsOf(row)])) })
    unbalanced.push(...shelves.filter(row => !isConserved(row)))
    for (const { _id, status } of rows)
      if (!UNDECIDED.has(status) && !decisions.has(_id)) decisions.set(_id, { status, at })
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
    ...{ samples, unbalanced, decisions },
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
