import { ask, asked } from '../../test/support/ask.js'
import type { Benchmark, Contender, Goal } from '../support/benchmark.js'
import { CORES } from '../support/cores.js'
import { httpRound } from '../support/http-round.js'
import { publishingApi } from '../support/publishing-api.js'
import { openShop, ordersOverSkus } from '../support/shop.js'

const SKUS = 20
const ORDERS = 100

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
    const { servers, api } = await publishingApi(stage, LIMITS)
    const customers = await openShop(api.address, SKUS)
    const requests: Readonly<{ method: 'GET'; path: string; token: string }>[] = []
    const texts: Record<string, string> = {}
    for (const [index, items] of ordersOverSkus(SKUS, ORDERS).entries()) {
      const token = customers[index % customers.length]?.token ?? ''
      const placed = await asked<{ orderId: string }>(
        ask('POST', `${api.address}/api/orders`, { token, json: { items } }),
      )
      const path = `/api/orders/${placed.orderId}`
      // Decided, it stays in the cache: one that is Pending is looked up anew every 2 s.
      await asked(ask('POST', `${api.address}${path}/cancel`, { token }))
      requests.push({ method: 'GET', path, token })
      texts[path] = JSON.stringify(await asked(ask('GET', `${api.address}${path}`, { token })))
    }
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
