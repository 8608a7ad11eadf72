import { readdirSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'

/** Than whoever starts it: of a core that is wanted all the time two hashes at once get a fifteenth, and so they come to an end. */
const NICER = 15

/**
 * Lowers the priority of this process, or warns that it could not. Linux has one for each thread, which begins with that of
 * the thread that begins it.
 */
export const yieldTheCore = (): void => {
  const niceness = Math.min(getPriority() + NICER, constants.priority.PRIORITY_LOW)
  const threads = process.platform === 'linux' ? readdirSync('/proc/self/task').map(Number) : [process.pid]
  try {
    for (const thread of threads) setPriority(thread, niceness)
  } catch (error) {
    process.emitWarning(`the process that hashes passwords keeps its priority: ${String(error)}`)
  }
}
