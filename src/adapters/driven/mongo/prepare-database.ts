import { MongoError, MongoServerError, type Db, type MongoClient } from 'mongodb'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from '../../support/logger.js'
import { INDEXES } from './indexes.js'
import type { CollectionName } from './mongo-calls.js'
import { backfillSearch } from './search-backfill.js'
import { VALIDATORS } from './validators.js'

const NAMESPACE_EXISTS = 48
const COLLECTIONS = Object.keys(INDEXES) as CollectionName[]

/**
 * A replica set has a primary again within 12 s of losing one, and a server that starts beside this process is as slow as
 * this process on a busy machine: neither is worth a crash.
 */
const CONNECTS_WITHIN_MS = 15_000
const BETWEEN_TRIES_MS = 250

/**
 * Connects, as soon as MongoDB answers within `within` ms, and has every collection, validator and index that this build
 * relies on; what is there already stays as it is. Rejects if something cannot be had: without its unique index the service
 * must not run. May be run again, and by several processes at once. The logger hears of documents that stay as they are.
 */
export const prepareDatabase = async (
  client: MongoClient,
  { within = CONNECTS_WITHIN_MS, logger }: Readonly<{ within?: number; logger?: Logger }> = {},
): Promise<void> => {
  const end = performance.now() + within
  for (;;) {
    try {
      await prepareOnce(client, logger)
      return
    } catch (error) {
      if (!isAway(error) || performance.now() >= end) throw error
      await pause(BETWEEN_TRIES_MS)
    }
  }
}

/** The driver gave up, for want of a server, of a connection or of an answer: no server has refused anything. */
const isAway = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof MongoError && !(error.cause instanceof MongoServerError)

const prepareOnce = async (client: MongoClient, logger: Logger | undefined): Promise<void> => {
  // A client whose first connection failed while it was used stays dead for ever; connecting in so many words revives it.
  await client.connect().catch((cause: unknown) => {
    throw new Error(`MongoDB cannot be used: ${String(cause)}`, { cause })
  })
  const db = client.db()
  for (const name of COLLECTIONS) {
    try {
      await prepareCollection(db, name)
    } catch (cause) {
      throw new Error(`MongoDB collection ${name} cannot be prepared: ${String(cause)}`, { cause })
    }
  }
  await backfillSearch(db, logger)
}

const prepareCollection = async (db: Db, name: CollectionName): Promise<void> => {
  const validator = VALIDATORS[name]
  try {
    await db.createCollection(name, { validator })
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== NAMESPACE_EXISTS) throw error
    await db.command({ collMod: name, validator })
  }
  const indexes = INDEXES[name]
  if (indexes.length > 0) await db.collection(name).createIndexes([...indexes])
}
