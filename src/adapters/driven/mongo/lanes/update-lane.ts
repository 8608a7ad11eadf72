import { err, ok, type Result } from 'neverthrow'
import { outcomeUnknown } from '../../../../application/errors.js'
import type { CollectionName, MongoCalls, Statement, WriteTrouble } from '../mongo-calls.js'
import { lane, type Lane, type LaneSettings } from './lane.js'

/**
 * Updates that wait, in one command. Each is by itself, and is told that it was done, but not whether it matched: for those
 * that succeed without effect when what they would change has moved on.
 */
export const updateLane = (
  what: CollectionName,
  calls: MongoCalls,
  settings: LaneSettings,
): Lane<Statement, void, WriteTrouble> =>
  lane(
    {
      name: `${what}.update`,
      what,
      send: async statements => {
        const updated = await calls.update(what, statements)
        if (updated.isErr()) return statements.map(() => err(updated.error))
        return statements.map((_, index): Result<void, WriteTrouble> =>
          updated.value.failed.has(index) ? err(outcomeUnknown(what)) : ok(undefined),
        )
      },
    },
    settings,
  )
