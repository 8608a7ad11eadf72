import { mongoClient } from '../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../src/adapters/driven/mongo/prepare-database.js'
import { silentLogger as logger } from '../../test/support/silent-logger.js'
import type { Benchmark, Comparison, Contender } from '../support/benchmark.js'
import { processCpuMicros } from '../support/process-cpu.js'
import { programRound } from '../support/program-round.js'

/** Of each writer. */
const AT_ONCE = 64
const SETTINGS = [
  { name: 'one writer', writers: 1, waiting: 0 },
  { name: 'four writers', writers: 4, waiting: 0 },
  { name: 'four writers, 4,000 holds that wait', writers: 4, waiting: 4_000 },
]

/** Units of one hot SKU held and sold a second where its stock is one document, and where it is spread over several. */
export const stripe: Benchmark = {
  name: 'stripe',
  prepare: async ({ servers: start, seconds }) => {
    const { mongo } = await start({ mongo: {} })
    const url = mongo.url('stripe')
    const client = mongoClient({ url, callWithin: 10_000, logger })
    await prepareDatabase(client)
    await client.close()
    const [member] = mongo.members

    return SETTINGS.map(({ name, ...setting }): Comparison => {
      const over = (stripes: number): Contender => ({
        name: stripes === 1 ? 'one document' : `${stripes} documents`,
        round: async () => {
          const cpu = () => (member ? processCpuMicros(member.pid()) : NaN)
          const before = cpu()
          const job = { url, stripes, ...setting, inFlight: AT_ONCE * setting.writers, until: { seconds } }
          const sample = await programRound('stripe-loop', job)
          const mongoCpu = (cpu() - before) / (sample.value * seconds)
          return { ...sample, others: { ...sample.others, 'mongod CPU µs': mongoCpu } }
        },
      })
      return {
        name: `stripe, ${name}`,
        unit: 'units/s',
        product: over(8),
        baselines: [over(4), over(2), over(1)],
      }
    })
  },
}
