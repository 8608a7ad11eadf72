import { MongoClient } from 'mongodb'
import type { Mongo } from '../support/servers/mongo.js'
import { createQueues } from '../support/servers/queues.js'
import type { Redis } from '../support/servers/redis.js'
import { serviceVariables } from '../support/servers/service-variables.js'
import { startServers, stopServers, type Servers, type Wanted } from '../support/servers/start-servers.js'
import type { Toxiproxy } from '../support/servers/toxiproxy.js'
import { verifiedSender } from '../support/servers/verified-sender.js'
import type { Addresses } from './ways.js'

type Variables = Readonly<Record<string, string>>

/** The servers that a run is on, with a database, a queue and a key prefix of its own. */
export type Ground = Readonly<{
  /** What leads the service to them, in the absence of proxies. */
  variables: Variables & Readonly<{ MONGO_URL: string; SQS_QUEUE_URL: string; AWS_ENDPOINT_URL: string }>
  addresses: Pick<Addresses, 'mongo' | 'redis'>
  toxiproxy: Toxiproxy
  /** Ours to hang and to kill; absent if they were given. */
  mongo?: Mongo
  redis?: Redis
  /** Leaves given servers as they were, and ends the others. */
  leave: () => Promise<void>
}>

/** Longer than MongoDB is made to hang, and shorter than buyers are patient. */
const ELECTION_TIMEOUT_MS = 4_000

/** Starts what is not given: MongoDB with three members, Redis, MiniStack, and toxiproxy. Rejects if the given database is not empty. */
export const openGround = async (name: string, given: Variables): Promise<Ground> => {
  const servers: Partial<Servers> = await startServers(wantedBeside(given))
  try {
    const started = await serviceVariables(servers, name)
    const variables = { ...started, ...(await givenVariables(name, given)) } as Ground['variables']
    const { MONGO_URL, REDIS_HOST = '', REDIS_PORT = '6379' } = { ...variables } as Variables
    const { mongo, redis } = servers
    const hosts = mongo ? mongo.members.map(({ address }) => address) : await membersOf(MONGO_URL!)
    return {
      variables: { ...variables, REDIS_KEY_PREFIX: `${name}:` },
      addresses: { mongo: hosts, redis: [`${REDIS_HOST}:${REDIS_PORT}`] },
      toxiproxy: servers.toxiproxy!,
      ...(mongo && { mongo }),
      ...(redis && { redis }),
      leave: async () => {
        if (!mongo) await dropped(MONGO_URL!)
        await stopServers(servers)
      },
    }
  } catch (error) {
    await stopServers(servers)
    throw error
  }
}

const wantedBeside = ({ MONGO_URL, REDIS_HOST, AWS_ENDPOINT_URL }: Variables): Wanted => ({
  ...(MONGO_URL === undefined && { mongo: { members: 3, electionTimeout: ELECTION_TIMEOUT_MS } }),
  ...(REDIS_HOST === undefined && { redis: true }),
  ...(AWS_ENDPOINT_URL === undefined && { aws: 'ministack' }),
  toxiproxy: true,
})

const givenVariables = async (name: string, given: Variables): Promise<Variables> => {
  const { MONGO_URL, AWS_ENDPOINT_URL, ...others } = given
  const of = (server: RegExp) =>
    Object.fromEntries(Object.entries(others).filter(([variable]) => server.test(variable)))
  return {
    ...(MONGO_URL !== undefined && { MONGO_URL: await emptyDatabase(MONGO_URL, name) }),
    ...(others['REDIS_HOST'] !== undefined && of(/^REDIS_/)),
    ...(AWS_ENDPOINT_URL !== undefined && {
      ...of(/^AWS_/),
      AWS_ENDPOINT_URL,
      SQS_QUEUE_URL: (await createQueues(AWS_ENDPOINT_URL, name)).queueUrl,
      AWS_SES_FROM_EMAIL: await verifiedSender(AWS_ENDPOINT_URL),
    }),
  }
}

const URL_PARTS = /^(mongodb(?:\+srv)?:\/\/)([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/

/** The same servers, signed in to as before, and a database of that name, in which there must be nothing. */
const emptyDatabase = async (url: string, name: string): Promise<string> => {
  const [, scheme, hosts, database, query = ''] = URL_PARTS.exec(url) ?? []
  if (scheme === undefined || hosts === undefined) throw new Error('MONGO_URL is not the address of a MongoDB')
  const options = new URLSearchParams(query)
  if (hosts.includes('@') && !options.has('authSource')) options.set('authSource', database ?? 'admin')
  const own = `${scheme}${hosts}/${name}?${options.toString()}`
  const collections = await inDatabase(own, db => db.listCollections().toArray())
  if (collections.length > 0) throw new Error(`the database ${name} is not empty: it is not one for a proof`)
  return own
}

/** As the members call themselves, and as the address does. */
const membersOf = async (url: string): Promise<readonly string[]> => {
  const { hosts = [] } = (await inDatabase(url, db => db.command({ hello: 1 }))) as { hosts?: readonly string[] }
  const named = URL_PARTS.exec(url)?.[2]?.replace(/^.*@/, '').split(',') ?? []
  return [...new Set([...hosts, ...named.map(host => (host.includes(':') ? host : `${host}:27017`))])]
}

const dropped = (url: string): Promise<boolean> => inDatabase(url, db => db.dropDatabase())

const inDatabase = async <T>(url: string, act: (db: ReturnType<MongoClient['db']>) => Promise<T>): Promise<T> => {
  const client = new MongoClient(url)
  try {
    return await act(client.db())
  } finally {
    await client.close()
  }
}
