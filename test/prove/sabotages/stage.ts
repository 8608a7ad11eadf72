import { documentsIn, type Documents, type StockRow } from '../../support/documents-in.js'
import { customersOf, SHOP_VARIABLES, stockShelves } from '../../support/opened-shop.js'
import { eventually } from '../../support/servers/eventually.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import type { Servers } from '../../support/servers/start-servers.js'
import { actor, type Actor } from './actor.js'
import { client, PRODUCT, type Client } from './client.js'
import { timingsWith, type Soon } from './timings.js'
import { watching, type Watch } from './watching.js'

/** Two processes of the service, each with a queue of its own, on one MongoDB and one Redis; two customers; one product. */
export type Stage = Readonly<{
  one: Actor
  two: Actor
  ann: Client
  bob: Client
  /** Resolves when the stock item is so. */
  untilShelf: (is: (shelf: StockRow) => boolean) => Promise<void>
  /** Resolves when the customer's order was seen decided in the store. */
  untilDecided: (customer: Client) => Promise<void>
  /** Resolves when the customer has been mailed, and the order says so. */
  untilMailed: (customer: Client) => Promise<void>
}>
export type OpenStage = Stage &
  Readonly<{
    /** On the monotonic clock, ms. */
    began: number
    documents: Documents
    watch: Watch
    /** How much of the product there is. */
    shelves: Readonly<Record<string, number>>
    /** Ends what it has started, and leaves nothing in the database. */
    close: () => Promise<void>
  }>

export type StageServers = Pick<Servers, 'mongo' | 'redis'>
type Setting = Readonly<{
  program: string
  /** Of the database, and of what is in the cache. */
  name: string
  units: number
  soon: readonly Soon[]
  /** What the processes know beyond that. */
  variables: Readonly<Record<string, string>>
}>

export const openStage = async (
  servers: StageServers,
  { program, name, units, soon, variables }: Setting,
): Promise<OpenStage> => {
  const documents = documentsIn(servers.mongo.url(name))
  const all = {
    ...(await serviceVariables(servers, name)),
    ...SHOP_VARIABLES,
    ...timingsWith(soon),
    // What a broken rule makes the service say is no news.
    ...{ REDIS_KEY_PREFIX: `${name}:`, LOG_LEVEL: 'fatal', ...variables },
  }
  // The first one prepares the database.
  const one = await actor('one', program, all)
  const two = await actor('two', program, all)
  const shelves = { [PRODUCT]: units }
  await stockShelves(one.address, shelves)
  const customers = await customersOf(one.address, 2)

  const [ann, bob] = customers.map(customer => client(customer, documents)) as [Client, Client]
  const watch = watching(documents)
  return {
    ...{ one, two, ann, bob, documents, watch, shelves },
    began: performance.now(),
    untilShelf: async is => {
      await eventually('the stock item to be so', async () => (await documents.stock()).every(is) || undefined)
    },
    untilDecided: async customer => {
      const isDecided = async () => watch.decisions.has((await customer.order())?._id ?? '')
      await eventually('an order to be decided', async () => (await isDecided()) || undefined)
    },
    untilMailed: async customer => {
      const isMailed = async () => (await customer.order())?.mail?.state === 'sent'
      await eventually('a mail to be sent', async () => (await isMailed()) || undefined)
    },
    close: async () => {
      await Promise.all([one.dies(), two.dies()])
      await watch.stop()
      await documents.client.db().dropDatabase()
      await documents.client.close()
    },
  }
}
