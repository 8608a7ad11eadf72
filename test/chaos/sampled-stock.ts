import { setTimeout as pause } from 'node:timers/promises'
import { isConserved, type Documents, type StockRow } from '../support/documents-in.js'

const EVERY_MS = 40

/** Looks at the stock documents again and again; `stop` answers how often, and what did not add up. */
export const sampledStock = ({ stock }: Documents) => {
  const unbalanced: StockRow[] = []
  let [samples, on] = [0, true]
  const sampling = (async () => {
    while (on) {
      unbalanced.push(...(await stock()).filter(row => !isConserved(row)))
      samples += 1
      await pause(EVERY_MS)
    }
  })()
  // Who stops it hears of it: a schedule that fails otherwise has closed the connection by then.
  sampling.catch(() => undefined)
  return {
    stop: async () => {
      on = false
      await sampling
      return { samples, unbalanced }
    },
  }
}
