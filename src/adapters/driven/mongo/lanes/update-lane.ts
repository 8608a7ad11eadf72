import { err, ok, type Result } from 'neverthrow'
import { outcomeUnknown } from '../../../../application/errors.js'
import type { CollectionName, MongoCalls, Statement, WriteTrouble } from '../mongo-calls.js'
import { lane, type Lane, type LaneSettings } from './lane.js'

/** `otherwise`: what is done where the statement does not match, in its place. After it, it must change nothing. */
export type Update = Statement & Readonly<{ otherwise?: () => Statement }>

/**
 * Updates that wait, in one command. Each is by itself, and is told that it was done, but not whether it matched: for those
 * that succeed without effect when what they would change has moved on. The reply says only how many matched of all: unless
 * it is all, whatever is to be done otherwise is sent as well.
 */
export const updateLane = (
  what: CollectionName,
  calls: MongoCalls,
  settings: LaneSettings,
): Lane<Update, void, WriteTrouble> => {
  const send = async (statements: readonly Statement[]) => {
    const updated = await calls.update(what, statements)
    if (updated.isErr()) return { matchedAll: false, done: statements.map(() => err(updated.error)) }
    const { matched, failed } = updated.value
    const done = statements.map((_, index): Done => (failed.has(index) ? err(outcomeUnknown(what)) : ok(undefined)))
    return { matchedAll: matched === statements.length, done }
  }

  const sendOtherwise = async (updates: readonly Update[], done: readonly Done[]): Promise<readonly Done[]> => {
    const others = updates.flatMap(({ otherwise }, index) =>
      otherwise && done[index]?.isOk() ? [{ otherwise, index }] : [],
    )
    if (others.length === 0) return done
    const again = await send(others.map(({ otherwise }) => otherwise()))
    const doneOtherwise = new Map(others.map(({ index }, place) => [index, again.done[place]]))
    return done.map((each, index) => doneOtherwise.get(index) ?? each)
  }

  return lane(
    {
      name: `${what}.update`,
      what,
      send: async updates => {
        const { matchedAll, done } = await send(updates.map(({ q, u }) => ({ q, u })))
        return matchedAll ? done : sendOtherwise(updates, done)
      },
    },
    settings,
  )
}

type Done = Result<void, WriteTrouble>
