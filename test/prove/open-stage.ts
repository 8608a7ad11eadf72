import { chanceOf } from '../chaos/chance.js'
import { shelvesFor } from '../chaos/plans.js'
import { openPostOffice, type PostOffice } from '../chaos/post-office.js'
import { withdrawing, type Withdraw } from '../chaos/withdrawing.js'
import { startCluster } from '../support/cluster.js'
import { documentsIn, type Documents } from '../support/documents-in.js'
import { SHOP_VARIABLES, signedIn, stockShelves } from '../support/opened-shop.js'
import { eventually } from '../support/servers/eventually.js'
import { openCrowd, type Crowd } from './buyers.js'
import type { Ground } from './ground.js'
import { APIS, WORKERS, type Proof, type Skew } from './proof-plan.js'
import { openSortingOffice, type SortingOffice } from './sorting-office.js'
import type { Stage } from './strike-as-drawn.js'
import { openWays } from './ways.js'

/** The service as it runs, with everything that stands between it and its servers, and its buyers. */
export type OpenStage = Stage &
  Readonly<{
    documents: Documents
    crowd: Crowd
    postOffice: PostOffice
    sortingOffice: SortingOffice
    /** How much of each product there is. */
    shelves: Readonly<Record<string, number>>
    close: () => Promise<void>
  }>

const HEALTH_EVERY_MS = 10_000
const SHORT_HEALTH_EVERY_MS = 2_000
const IN_PROCESS = ['led-through-proxies', 'shifted-clock', 'health-told'] as const
const NODE_OPTIONS = IN_PROCESS.map(name => `--import ${new URL(`in-process/${name}.mjs`, import.meta.url).href}`).join(
  ' ',
)

export const openStage = async (
  { seed, orders, buyers, settings }: Proof,
  { skew, soak }: Readonly<{ skew: Skew; soak: boolean }>,
  ground: Ground,
): Promise<OpenStage> => {
  const aws = ground.variables.AWS_ENDPOINT_URL
  const postOffice = await openPostOffice(aws, settings.mail.lease)
  const sortingOffice = await openSortingOffice(aws, chanceOf(seed + 1))
  const ways = await openWays(ground.toxiproxy, {
    ...ground.addresses,
    sqs: [`127.0.0.1:${sortingOffice.port}`],
    ses: [`127.0.0.1:${postOffice.port}`],
  })
  const variables = {
    ...settings.variables,
    ...ground.variables,
    ...ways.variables,
    NODE_OPTIONS,
    HEALTH_EVERY_MS: `${soak ? HEALTH_EVERY_MS : SHORT_HEALTH_EVERY_MS}`,
    AWS_ENDPOINT_URL_SQS: sortingOffice.address,
    SQS_QUEUE_URL: ground.variables.SQS_QUEUE_URL.replace(aws, sortingOffice.address),
  }
  const own = (process: string) => ({
    AWS_ENDPOINT_URL_SES: postOffice.addressFor(process),
    ...(process === skew.process && { CLOCK_SHIFT_MS: `${skew.ms}` }),
  })
  const cluster = await startCluster(variables, { apis: APIS, workers: WORKERS, own })
  const documents = documentsIn(ground.variables.MONGO_URL)
  const closeAll = async () => {
    await cluster.stop()
    await documents.client.close()
    sortingOffice.close()
    postOffice.close()
  }
  try {
    const { addresses } = cluster
    const shelves = shelvesFor(orders)
    await stockShelves(addresses()[0]!, shelves)
    const crowd = await openCrowd(addresses, buyers)
    return {
      ...{ cluster, ways, documents, crowd, postOffice, sortingOffice, shelves },
      ...(ground.mongo && { mongo: ground.mongo }),
      ...(ground.redis && { redis: ground.redis }),
      withdraw: withdrawingSignedIn(addresses),
      close: async () => {
        crowd.leave()
        await closeAll()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

/** Signs in each time: a run lasts longer than a token. */
const withdrawingSignedIn =
  (addresses: () => readonly string[]): Withdraw =>
  async (sku, meanwhile) => {
    const signIn = () => Promise.any(addresses().map(address => signedIn(address, SHOP_VARIABLES.ADMIN_EMAIL)))
    return withdrawing(await eventually('the administrator to be signed in', signIn), addresses)(sku, meanwhile)
  }
