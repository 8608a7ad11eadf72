import type { ClusterLog } from '../support/cluster.js'
import type { Life } from './check-health.js'
import type { HealthSample } from './proof-record.js'

type Told = Readonly<{ health: Omit<HealthSample, 'process'> & Readonly<{ pid: number }> }>

const TELLS = '{"health":'

/** What processes told of their health (in-process/health-told.mjs), life by life; `began` is when the run did, in ms of the wall clock. */
export const livesIn = (logs: readonly ClusterLog[], began: number): readonly Life[] => {
  const lives = new Map<string, { process: string; samples: HealthSample[] }>()
  for (const { by, line } of logs) {
    if (!line.startsWith(TELLS)) continue
    const { pid, at, ...health } = (JSON.parse(line) as Told).health
    const life = lives.get(`${by} ${pid}`) ?? { process: by, samples: [] }
    life.samples.push({ ...health, process: by, at: at - began })
    lives.set(`${by} ${pid}`, life)
  }
  return [...lives.values()].map(life => ({ ...life, began: life.samples[0]?.at ?? 0 }))
}
