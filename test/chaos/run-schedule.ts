import { setTimeout as pause } from 'node:timers/promises'
import { startCluster } from '../support/cluster.js'
import { documentsIn, isQuiet, type Documents } from '../support/documents-in.js'
import { customersOf, SHOP_VARIABLES, stockShelves } from '../support/opened-shop.js'
import { samplesOfStock } from '../support/samples-of-stock.js'
import type { Servers } from '../support/servers/start-servers.js'
import { serviceVariables } from '../support/servers/service-variables.js'
import { SHORT_TIMINGS } from '../support/short-timings.js'
import { chanceOf } from './chance.js'
import { checkHistory, type Findings } from './check-history.js'
import { attempt, plansOf, SHELVES } from './clients.js'
import { duplicatedMessages } from './duplicated-messages.js'
import { randomFaults, type Strike } from './faults.js'
import type { Attempt } from './history.js'

export type Schedule = Readonly<{
  seed: number
  orders?: number
  /** Over how many ms they come. */
  within?: number
  strike?: Strike
  /** Hears of each attempt when its client is done. */
  heard?: (attempt: Attempt) => void
}>
export type Report = Readonly<{ seed: number; findings: Findings; figures: Readonly<Record<string, number>> }>

const CUSTOMERS = 4
const QUIET_WITHIN_MS = 60_000

/** Two APIs and two workers under orders, and faults, that the seed draws; what is found when all is quiet again, or 60 s after the last fault. */
export const runSchedule = async (
  servers: Pick<Servers, 'mongo' | 'redis' | 'aws'>,
  { seed, orders = 200, within = 25_000, strike = randomFaults, heard }: Schedule,
): Promise<Report> => {
  const name = `chaos-${process.pid}-${seed}`
  const variables = await serviceVariables(servers, name)
  const cluster = await startCluster({
    ...variables,
    ...SHOP_VARIABLES,
    ...SHORT_TIMINGS,
    REDIS_KEY_PREFIX: `${name}:`,
  })
  const documents = documentsIn(servers.mongo.url(name))
  try {
    const address = cluster.addresses()[0]!
    await stockShelves(address, SHELVES)
    const customers = await customersOf(address, CUSTOMERS)
    const chance = chanceOf(seed)
    const plans = plansOf(chance, customers, orders, within)

    const samples = samplesOfStock(documents)
    const duplicates = duplicatedMessages(documents, {
      endpoint: servers.aws.endpoint,
      queueUrl: variables['SQS_QUEUE_URL']!,
      chance: chanceOf(seed + 1),
    })
    const began = performance.now()
    const [attempts, struck] = await Promise.all([
      Promise.all(
        plans.map(async (plan, index) => {
          const made = await attempt(plan, cluster.addresses, chanceOf(seed + index))
          heard?.(made)
          return made
        }),
      ),
      strike(cluster, chance),
    ])
    const over = performance.now()
    const duplicated = await duplicates.stop()
    await quiet(documents)
    const recovery = performance.now() - over

    await samples.stop()
    const ids = (await documents.orders()).map(({ _id }) => _id)
    const texts = (await servers.aws.mails()).map(({ text }) => text)
    const findings = checkHistory({
      attempts,
      mailsOf: texts.flatMap(text => ids.filter(id => text.includes(id))),
      orders: await documents.orders(),
      stock: await documents.stock(),
      unbalanced: samples.unbalanced(),
    })
    const told = (type: Attempt['outcome']['type']) => attempts.filter(({ outcome }) => outcome.type === type).length
    const figures = {
      acknowledged: told('Acknowledged'),
      refused: told('Refused'),
      unknown: told('Unknown'),
      ...struck,
      duplicatedMessages: duplicated,
      samples: samples.count(),
      secondsOfFaults: Math.round((over - began) / 1_000),
      secondsToQuiet: Math.round(recovery / 1_000),
    }
    return { seed, findings, figures }
  } finally {
    await cluster.stop()
    await documents.client.close()
  }
}

/** Until nothing is left to be done, or for 60 s: what is left then is stuck. */
const quiet = async ({ orders, stock }: Documents): Promise<void> => {
  const end = performance.now() + QUIET_WITHIN_MS
  while (performance.now() < end && !isQuiet(await orders(), await stock())) await pause(100)
}
