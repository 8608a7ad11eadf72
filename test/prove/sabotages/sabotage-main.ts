import { openRedis } from '../../../src/adapters/driven/redis/open-redis.js'
import { T } from '../../../src/bootstrap/tokens.js'
import { runMortalService } from '../../integration/steps/mortal-service.js'
import { eventually } from '../../support/servers/eventually.js'
import { RULES } from './rules.js'

// The main of a service of which one rule is turned off, if one is named.

const WITHIN_MS = 60_000

const { inAdapters, inService } = RULES.find(({ name }) => name === process.env['SABOTAGE'])?.turnOff ?? {}

await runMortalService({
  inAdapters: async container => {
    const [{ redis: settings }, clock, logger] = [
      container.get(T.config),
      container.get(T.clock),
      container.get(T.logger),
    ]
    // How long a call may take is no part of any rule: on a machine that is busy, the order of things is to be the same.
    const redis = openRedis({ settings: settings!, logger, elapsed: () => clock.elapsed(), limit: WITHIN_MS })
    container.rebind(T.redis).toConstantValue(redis)
    await eventually('Redis to answer', async () => (await redis.answers()) || undefined, { every: 5 })
    await inAdapters?.(container)
  },
  ...(inService && { inService }),
})
