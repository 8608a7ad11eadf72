import type { HttpLoad } from '../programs/http-load.js'
import type { Sample } from './benchmark.js'
import { CORES } from './cores.js'
import { cpuMicrosOf } from './cpu-time.js'
import type { Done } from './in-flight.js'
import { runProgram } from './program.js'

/** One round of requests; the CPU time is that of the process that answers them. */
export const httpRound = async (load: HttpLoad, pid: number): Promise<Sample> => {
  const before = cpuMicrosOf(pid)
  const { perSecond, p50, p99, count } = await runProgram<Done>('http-load', load, CORES.around)
  return { value: perSecond, cpuMicros: (cpuMicrosOf(pid) - before) / count, others: { p50, p99 } }
}
