import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
const MICROS = 1_000_000
// proc_pid_stat(5), counted from the field after the name, which may hold spaces.
const USER_FIELD = 11
const SYSTEM_FIELD = 12

/** The CPU time that all threads of a process have had so far, µs; it is counted in ticks of 10 ms. */
export const cpuMicrosOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[USER_FIELD]) + Number(fields[SYSTEM_FIELD])) / TICKS_PER_SECOND) * MICROS
}
