import type { Document } from 'mongodb'
import type { CollectionName, MongoCalls, WriteTrouble } from '../mongo-calls.js'
import { lane, type Lane, type LaneSettings } from './lane.js'

/** Inserts the documents that wait in one command; each is inserted or not by itself. */
export const insertLane = <T extends Document>(
  what: CollectionName,
  calls: MongoCalls,
  settings: LaneSettings,
): Lane<T, 'Inserted' | 'Duplicate', WriteTrouble> =>
  lane({ name: `${what}.insert`, what, send: documents => calls.insert(what, documents) }, settings)
