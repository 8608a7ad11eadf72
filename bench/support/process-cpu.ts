import { readFileSync } from 'node:fs'

/** USER_HZ, in which /proc counts on every Linux: 10 ms. */
const MICROS_PER_TICK = 10_000

/** The CPU time that a process has had so far, µs, with that of threads which have ended: a connection of mongod is one. */
export const processCpuMicros = (pid: number): number => {
  const [, afterName = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(/\) (?=\S \d)/)
  const fields = afterName.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * MICROS_PER_TICK
}
