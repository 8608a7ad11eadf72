import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Order, Strike, Told } from './strike.js'

/** One run of the process, from its start to its death. */
export type Life = Readonly<{
  /** Where it answers; nowhere if it died before it was up. */
  address: string | undefined
  /** All that it has told so far. */
  told: readonly Told[]
  /** Whether it has been struck: it ends itself there and then. */
  isStruck: () => boolean
  isOver: () => boolean
  /** Resolves when it has done as it was ordered, or is over. */
  order: (order: Order) => Promise<void>
  /** Resolves when it is over, and all that it has told is there. */
  over: Promise<void>
  kill: () => Promise<void>
}>

/** For liveness only. */
const OBEYS_WITHIN_MS = 30_000

/** Resolves when it is up, or has died on the way; rejects if it has ended in another way. */
export const begin = async (
  program: string,
  variables: Readonly<Record<string, string>>,
  strike?: Strike,
): Promise<Life> => {
  const armed = strike ? { STRIKE: JSON.stringify(strike) } : {}
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', ...variables, ...armed },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const told: Told[] = []
  const lines = createInterface({ input: child.stdout! })
  lines.on('line', line => told.push(JSON.parse(line) as Told))
  let ended = false
  const over = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(() => {
    ended = true
  })

  const isStruck = () => told.some(each => 'struck' in each)
  const untilTold = async <T>(find: (each: Told) => T | undefined): Promise<T | undefined> => {
    const end = performance.now() + OBEYS_WITHIN_MS
    for (;;) {
      const found = told.map(find).find(each => each !== undefined)
      if (found !== undefined || ended) return found
      if (performance.now() > end) throw new Error(`waited in vain, and was told: ${JSON.stringify(told.slice(-20))}`)
      await pause(2)
    }
  }

  const address = await untilTold(each => ('up' in each ? each.up : undefined))
  if (address === undefined && !isStruck()) throw new Error('the process does not start')
  return {
    address,
    told,
    isStruck,
    isOver: () => ended,
    order: async order => {
      if (!child.connected) return
      child.send(order, () => undefined)
      const obeyed = JSON.stringify(order)
      await untilTold(each => ('obeyed' in each && JSON.stringify(each.obeyed) === obeyed ? true : undefined))
    },
    over,
    kill: async () => {
      child.kill('SIGKILL')
      await over
    },
  }
}
