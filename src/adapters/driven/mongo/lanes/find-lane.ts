import type { Document } from 'mongodb'
import { err, ok, type Result } from 'neverthrow'
import type { Unavailable } from '../../../../application/errors.js'
import type { ReadDocument } from '../documents/versioned.js'
import type { CollectionName, MongoCalls } from '../mongo-calls.js'
import { lane, type Lane, type LaneSettings } from './lane.js'

const ABREAST = 4

/** Finds documents by their ids, all that are asked for meanwhile in one read. */
export const findLane = <T>(
  what: CollectionName,
  calls: MongoCalls,
  read: ReadDocument<T>,
  settings: LaneSettings,
  projection: Document = {},
): Lane<string, T | undefined, Unavailable> =>
  lane(
    {
      name: `${what}.find`,
      what,
      abreast: ABREAST,
      send: async ids => {
        const found = await calls.find(what, { _id: { $in: [...new Set(ids)] } }, { projection })
        if (found.isErr()) return ids.map(() => err(found.error))
        const byId = new Map(found.value.map(document => [document._id, document]))
        return ids.map((id): Result<T | undefined, Unavailable> => {
          const document = byId.get(id)
          return document ? read(document) : ok(undefined)
        })
      },
    },
    settings,
  )
