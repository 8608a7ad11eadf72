import type { Request } from '../programs/http-load.js'
import type { Benchmark, Comparison, Contender, Goal } from '../support/benchmark.js'
import { cachedOrders } from '../support/cached-orders.js'
import { CORES } from '../support/cores.js'
import { httpRound } from '../support/http-round.js'
import { publishingApi } from '../support/publishing-api.js'

/** Counted as everywhere, and never refused: all the load is from one address. */
const PLENTY = '999999999/60'
const LIMITS = {
  RATE_LIMITS: 'on',
  LIMIT_REGISTER: PLENTY,
  LIMIT_LOGIN: PLENTY,
  ...Object.fromEntries(['READ', 'WRITE', 'ADMIN'].map(each => [`LIMIT_${each}`, `${PLENTY} ${PLENTY}`])),
}

type Reads = Readonly<{ requests: readonly Request[]; connections: number }>

/** Over so many connections. */
const GOALS: readonly (readonly [number, Goal])[] = [
  [1, { gate: 0.85, aim: 0.95 }],
  [4, { gate: 0.85, aim: 0.95 }],
  [32, { gate: 0.95, aim: 1.1 }],
  [256, { gate: 0.95, aim: 1.1 }],
]

/**
 * Reads a second of orders that are cached, with sign-in, limits, log and metrics, next to the least that passes a text from
 * Redis on: of decided ones, which are at hand in the process once they were read, and of Pending ones, which never are.
 */
export const cachedGet: Benchmark = {
  name: 'cached-get',
  prepare: async stage => {
    const { servers, api } = await publishingApi(stage, { own: LIMITS })
    const { decided, pending, texts } = await cachedOrders(api.address)
    const floor = await stage.program('floor', { redisUrl: servers.redis.url, orders: texts }, CORES.measured)
    const { address: floorAddress } = await floor.said<{ address: string }>()

    const reading = ({ requests, connections }: Reads, name: string, address: string, pid: number): Contender => ({
      name,
      round: () =>
        httpRound({ address, requests, rightStatus: 200, connections, until: { seconds: stage.seconds } }, pid),
    })
    const comparison = (name: string, reads: Reads, goal?: Goal): Comparison => ({
      name: `${name}, ${reads.connections} connections`,
      unit: 'answers/s',
      product: reading(reads, 'API', api.address, api.pid),
      baselines: [{ ...reading(reads, 'Koa and a Redis GET', floorAddress, floor.pid), ...(goal && { goal }) }],
    })
    return [
      ...GOALS.map(([connections, goal]) => comparison('cached GET', { requests: decided, connections }, goal)),
      ...GOALS.map(([connections]) => comparison('GET by way of Redis', { requests: pending, connections })),
    ]
  },
}
