import { MongoClient, type MongoClientOptions } from 'mongodb'
import type { Logger } from '../../support/logger.js'

export type MongoClientSettings = Readonly<{
  /** Names the database as well. */
  url: string
  /** How long one call may take, ms. */
  callWithin: number
  logger: Logger
  /** Beyond, or instead of, our own. */
  options?: MongoClientOptions
}>

const HEARTBEAT_MS = 2_000
const POOL = 50

/**
 * The one client of a process; it connects when it is first used. Retries are ours alone: a write that the driver sends once
 * more may land after we have given it up, and what its error says is then not of the only send there was.
 */
export const mongoClient = ({ url, callWithin, logger, options = {} }: MongoClientSettings): MongoClient => {
  const client = new MongoClient(url, {
    appName: 'order-management',
    retryWrites: false,
    retryReads: false,
    maxPoolSize: POOL,
    // Earlier than our own deadline, so that it can be told that nothing was sent.
    serverSelectionTimeoutMS: callWithin / 2,
    waitQueueTimeoutMS: callWithin / 2,
    connectTimeoutMS: callWithin,
    // Later than our own deadline: it is there to get the connection back.
    socketTimeoutMS: 2 * callWithin,
    heartbeatFrequencyMS: HEARTBEAT_MS,
    readPreference: 'primary',
    readConcern: { level: 'majority' },
    writeConcern: { w: 'majority', journal: true, wtimeoutMS: callWithin },
    ignoreUndefined: true,
    ...options,
  })
  client.on('serverDescriptionChanged', ({ address, previousDescription, newDescription }) => {
    const [before, now] = [previousDescription.type, newDescription.type]
    if (before === now) return
    if (now === 'Unknown') logger.warn({ address, before, error: newDescription.error?.message }, 'MongoDB server lost')
    else logger.info({ address, before, now }, 'MongoDB server seen')
  })
  return client
}
