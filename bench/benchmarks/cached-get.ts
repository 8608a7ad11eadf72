import type { Benchmark, Contender, Goal } from '../support/benchmark.js'
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

const GOALS: Readonly<Record<number, Goal>> = {
  1: { gate: 0.85, aim: 0.95 },
  4: { gate: 0.85, aim: 0.95 },
  32: { gate: 0.95, aim: 1.1 },
  256: { gate: 0.95, aim: 1.1 },
}

/** Reads a second of orders that are cached, with sign-in, limits, log and metrics, next to the least that passes a text from Redis on. */
export const cachedGet: Benchmark = {
  name: 'cached-get',
  prepare: async stage => {
    const { servers, api } = await publishingApi(stage, { own: LIMITS })
    const { requests, texts } = await cachedOrders(api.address)
    const floor = await stage.program('floor', { redisUrl: servers.redis.url, orders: texts }, CORES.measured)
    const { address: floorAddress } = await floor.said<{ address: string }>()

    const reading = (name: string, address: string, pid: number, connections: number): Contender => ({
      name,
      round: () =>
        httpRound({ address, requests, rightStatus: 200, connections, until: { seconds: stage.seconds } }, pid),
    })
    return Object.entries(GOALS).map(([connections, goal]) => ({
      name: `cached GET, ${connections} connections`,
      unit: 'answers/s',
      product: reading('API', api.address, api.pid, Number(connections)),
      baselines: [{ ...reading('Koa and a Redis GET', floorAddress, floor.pid, Number(connections)), goal }],
    }))
  },
}
