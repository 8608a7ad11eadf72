import type { Sample } from './benchmark.js'
import { CORES } from './cores.js'
import type { Done } from './in-flight.js'
import { runProgram } from './program.js'

/** One round of a baseline that is a program of its own, on the core of what is measured. */
export const programRound = async (name: string, job: object): Promise<Sample> => {
  const { perSecond, cpuMicros, p50, p99 } = await runProgram<Done>(name, job, CORES.measured)
  // Work that is timed as a whole has no times of its own.
  const others = Number.isFinite(p50) ? { p50, p99 } : {}
  return { value: perSecond, cpuMicros, others }
}
