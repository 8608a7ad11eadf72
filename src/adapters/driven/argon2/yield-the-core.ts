import { readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

const { PRIORITY_LOW } = constants.priority

/**
 * Gives this process the lowest priority, or warns that it could not: of a core that others want all the time two hashes at
 * once get a thirty-fifth, and so they come to an end (ADR 0021). Linux has a priority for each thread, which begins with
 * that of the thread that begins it.
 */
export const yieldTheCore = (): void => {
  const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [process.pid]
  try {
    for (const thread of threads) setPriority(thread, PRIORITY_LOW)
  } catch (error) {
    process.emitWarning(`the process that hashes passwords keeps its priority: ${String(error)}`)
  }
}
