import { err, ok, type Result } from 'neverthrow'
import type { Unavailable } from '../../../../application/errors.js'
import type { ReadDocument } from '../documents/versioned.js'
import type { CollectionName, MongoCalls } from '../mongo-calls.js'
import { lane, type Lane, type LaneSettings } from './lane.js'

/** Of the connections of a process: such a read lasts as long as a majority is not to be had. */
const ABREAST = 16

/** Finds documents as `findSurely` does: each by itself, for MongoDB promises it of single documents only, and few at once. */
export const confirmLane = <T>(
  what: CollectionName,
  calls: MongoCalls,
  read: ReadDocument<T>,
  settings: LaneSettings,
): Lane<string, T | undefined, Unavailable> => {
  const confirm = async (id: string): Promise<Result<T | undefined, Unavailable>> => {
    const found = await calls.findSurely(what, id)
    if (found.isErr()) return err(found.error)
    return found.value ? read(found.value) : ok(undefined)
  }
  return lane(
    { name: `${what}.confirm`, what, abreast: ABREAST, send: ids => Promise.all(ids.map(confirm)) },
    { ...settings, together: 1 },
  )
}
