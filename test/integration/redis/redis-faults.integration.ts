import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { withServers } from '../../support/servers/with-servers.js'
import { behindBy, cacheLoad, stale, type Processes } from './cache-load.js'
import { aKeyPrefix, closedAfterEach, connectedRedis, untilItAnswers } from './connected-redis.js'

const CALM_MS = 1_000
const FAULT_MS = 2_500
/** How long a Pending order lives in the cache. */
const LIFE_MS = 2_000
/** What an entry may still be under way when its life begins. */
const UNDER_WAY_MS = 100
/** For liveness only: a reader waits for the cache twice at most, 50 ms each time. */
const LONGEST_READ_MS = 2_000

describe('Orders are shown as ever while Redis', function () {
  this.timeout(60_000)
  const servers = withServers({ redis: true }, { apart: true })
  const connect = closedAfterEach((keyPrefix: string) => connectedRedis(servers().redis, { keyPrefix }))

  const faults = {
    'is killed, and comes back empty': {
      begin: () => servers().redis.kill(),
      end: () => servers().redis.restart(),
      told: 'Away',
    },
    'hangs, and goes on where it was': {
      begin: async () => servers().redis.hang(),
      end: async () => servers().redis.resume(),
      told: 'Away',
    },
    'has no room': {
      begin: ({ api }) => api.call(client => client.configSet({ maxmemory: '1mb', 'maxmemory-policy': 'noeviction' })),
      end: ({ api }) => api.call(client => client.configSet('maxmemory', '0')),
      told: 'ServerRefused',
    },
  } as const satisfies Record<
    string,
    { begin: (p: Processes) => Promise<unknown>; end: (p: Processes) => Promise<unknown>; told: string }
  >

  for (const [what, { begin, end, told }] of Object.entries(faults))
    it(what, async () => {
      const keyPrefix = aKeyPrefix()
      const [api, worker] = await Promise.all([connect(keyPrefix), connect(keyPrefix)])
      const load = cacheLoad({ api, worker })
      await pause(CALM_MS)
      const calm = load.events()

      const beganAt = performance.now()
      await begin({ api, worker })
      await pause(FAULT_MS)
      const during = load.events()
      const endedAt = performance.now()
      await end({ api, worker })
      await Promise.all([api, worker].map(untilItAnswers))
      const backAt = performance.now()
      await pause(LIFE_MS + UNDER_WAY_MS)
      load.events()
      const settledAt = performance.now()
      await pause(CALM_MS)
      const afterwards = load.events()
      await load.stop()

      const { readings } = load
      const since = (from: number, until = Infinity) => readings.filter(({ began }) => began >= from && began < until)
      const longest = Math.max(...readings.map(({ took }) => took))
      console.log(
        `      ${readings.length} readings, the longest ${longest.toFixed(0)} ms; ${during[told] ?? 0} calls ${told}; back after ${(backAt - endedAt).toFixed(0)} ms`,
      )
      expect(calm.Hit).to.be.greaterThan(0)
      expect(during[told]).to.be.greaterThan(0)
      expect(afterwards.Hit).to.be.greaterThan(0)
      expect(since(beganAt, endedAt).length).to.be.greaterThan(FAULT_MS / 10)

      expect(readings.filter(({ exact }) => !exact)).to.have.length(0)
      expect(behindBy(LIFE_MS + UNDER_WAY_MS, since(0, endedAt))).to.have.length(0)
      expect(stale([...since(0, beganAt), ...since(settledAt)])).to.have.length(0)
      expect(longest).to.be.lessThan(LONGEST_READ_MS)
    })
})
