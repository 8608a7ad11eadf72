import { readFileSync } from 'node:fs'

const KB_PER_MB = 1_024

const statusOf = (pid: number, field: 'VmRSS' | 'VmHWM'): number =>
  Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / KB_PER_MB

/** The memory that a process has in RAM, MB. */
export const residentMegabytes = (pid: number): number => statusOf(pid, 'VmRSS')

/** The most of it that it has had so far, MB. */
export const peakMegabytes = (pid: number): number => statusOf(pid, 'VmHWM')
