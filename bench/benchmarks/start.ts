import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Benchmark, Contender } from '../support/benchmark.js'
import type { Stage } from '../support/stage.js'

const SETTLED_AFTER_MS = 5_000
const KB_PER_MB = 1_024

/** How soon the service as one starts it without any variable answers, and what memory it has after a while. */
export const start: Benchmark = {
  name: 'start',
  prepare: stage =>
    Promise.resolve([
      {
        name: 'npm start to the first answer',
        unit: 'ms',
        product: started(stage, service => Promise.resolve(service.readyAfter)),
        atMost: { gate: 1_500, aim: 600 },
        baselines: [],
      },
      {
        name: 'resident memory 5 s after the start',
        unit: 'MB',
        product: started(stage, async service => {
          await pause(SETTLED_AFTER_MS)
          return residentMegabytes(service.pid)
        }),
        atMost: { gate: 130, aim: 100 },
        baselines: [],
      },
    ]),
}

const started = (
  stage: Stage,
  measure: (service: Awaited<ReturnType<Stage['service']>>) => Promise<number>,
): Contender => ({
  name: 'all in memory',
  round: async () => {
    const service = await stage.service({})
    const value = await measure(service)
    await service.stop()
    return { value }
  },
})

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / KB_PER_MB
