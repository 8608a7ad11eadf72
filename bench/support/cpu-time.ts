import { readdirSync, readFileSync } from 'node:fs'

const NANOS_PER_MICRO = 1_000

/** The CPU time that the threads of a process have had so far, µs, as the scheduler counts it. */
export const cpuMicrosOf = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`)
    .map(thread => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]))
    .reduce((total, nanos) => total + nanos, 0) / NANOS_PER_MICRO
