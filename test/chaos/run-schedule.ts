import { startCluster } from '../support/cluster.js'
import { documentsIn } from '../support/documents-in.js'
import { customersOf, SHOP_VARIABLES, stockShelves } from '../support/opened-shop.js'
import { samplesOfStock } from '../support/samples-of-stock.js'
import type { Servers } from '../support/servers/start-servers.js'
import { serviceVariables } from '../support/servers/service-variables.js'
import { chanceOf } from './chance.js'
import { CHAOS_TIMINGS, MAIL_LEASE_MS } from './chaos-timings.js'
import { checkHistory, type Findings } from './check-history.js'
import { attempt } from './clients.js'
import { duplicatedMessages } from './duplicated-messages.js'
import { randomFaults, type Strike } from './faults.js'
import { figuresOf, type Figures } from './figures-of.js'
import type { Attempt, History } from './history.js'
import { plansOf, shelvesFor } from './plans.js'
import { openPostOffice } from './post-office.js'
import { retire } from './retire.js'
import { untilQuiet } from './until-quiet.js'
import { unmarkedIn } from './unmarked-in.js'
import { withdrawing } from './withdrawing.js'

export type Schedule = Readonly<{
  seed: number
  orders?: number
  /** Over how many ms they come. */
  within?: number
  strike?: Strike
  /** How long a claim on a mail lasts, ms. */
  mailLease?: number
  /** Hears of each attempt when its client is done. */
  heard?: (attempt: Attempt) => void
}>
export type Report = Readonly<{ seed: number; findings: Findings; figures: Figures }>

const CUSTOMERS = 4
/** For liveness only: a mail that nobody answered is tried again after its lease, which doubles each time. */
const QUIET_WITHIN_MS = 180_000

/** Two APIs and two workers under orders and faults that the seed draws; what is found when all is quiet again, and every process has ended. */
export const runSchedule = async (
  servers: Pick<Servers, 'mongo' | 'redis' | 'aws'>,
  { seed, orders = 200, within = 24_000, strike = randomFaults, mailLease = MAIL_LEASE_MS, heard }: Schedule,
): Promise<Report> => {
  const began = performance.now()
  const name = `chaos-${process.pid}-${seed}`
  const variables = await serviceVariables(servers, name)
  const postOffice = await openPostOffice(servers.aws.endpoint, mailLease)
  const cluster = await startCluster(
    { ...variables, ...SHOP_VARIABLES, ...CHAOS_TIMINGS, MAIL_LEASE_MS: `${mailLease}`, REDIS_KEY_PREFIX: `${name}:` },
    { own: process => ({ AWS_ENDPOINT_URL_SES: postOffice.addressFor(process) }) },
  )
  const documents = documentsIn(servers.mongo.url(name))
  try {
    const { addresses, nodes } = cluster
    const address = addresses()[0]!
    const shelves = shelvesFor(orders)
    const administrator = await stockShelves(address, shelves)
    const customers = await customersOf(address, CUSTOMERS)
    const chance = chanceOf(seed)
    const plans = plansOf(chance, customers, orders, within)

    const samples = samplesOfStock(documents)
    const duplicates = duplicatedMessages(documents, {
      endpoint: servers.aws.endpoint,
      queueUrl: variables['SQS_QUEUE_URL']!,
      chance: chanceOf(seed + 1),
    })
    const [attempts, struck] = await Promise.all([
      Promise.all(
        plans.map(async (plan, index) => {
          const made = await attempt(plan, { addresses, chance: chanceOf(seed + index) })
          heard?.(made)
          return made
        }),
      ),
      strike({ cluster, withdraw: withdrawing(administrator, addresses), chance }),
    ])
    const over = performance.now()
    const messagesAgain = await duplicates.stop()
    // A request that its client has given up may still be under way: what is read at the end must not change any more.
    await retire(nodes.filter(({ role }) => role === 'api'))
    await untilQuiet(documents, QUIET_WITHIN_MS)
    const quietAfter = performance.now() - over
    await retire(nodes.filter(({ role }) => role === 'worker'))

    await samples.stop()
    const history: History = {
      ...struck,
      attempts,
      mails: postOffice.mails(),
      unmarked: unmarkedIn(cluster.logs()),
      deserted: cluster.deserted(),
      orders: await documents.orders(),
      shelves,
      stock: await documents.stock(),
      unbalanced: samples.unbalanced(),
    }
    const findings = checkHistory(history)
    const seconds = { seconds: inSeconds(performance.now() - began), secondsToQuiet: inSeconds(quietAfter) }
    const counted = {
      duplicatedMessages: messagesAgain,
      startedInVain: cluster.startedInVain(),
      samples: samples.count(),
      ...seconds,
    }
    return { seed, findings, figures: { ...figuresOf(history, findings), ...counted } }
  } finally {
    await cluster.stop()
    await documents.client.close()
    postOffice.close()
  }
}

const inSeconds = (ms: number): number => Math.round(ms / 1_000)
