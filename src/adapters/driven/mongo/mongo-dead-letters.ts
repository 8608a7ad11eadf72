import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import type { OutcomeUnknown, Unavailable } from '../../../application/errors.js'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { DeadLetterPlace, DeadLetters } from '../../../application/ports/driven/dead-letters.js'
import { later } from '../../../domain/shared/instant.js'
import {
  deadLetterFormat,
  deadLetterIn,
  documentOfDeadLetter,
  type DeadLetterDocument,
} from './documents/dead-letter-document.js'
import { documentReader, readableOf } from './documents/versioned.js'
import { insertLane } from './lanes/insert-lane.js'
import type { LaneSettings } from './lanes/lane.js'
import { updateLane } from './lanes/update-lane.js'
import type { MongoCalls } from './mongo-calls.js'

type Options = Readonly<{
  calls: MongoCalls
  clock: Clock
  lanes: LaneSettings
  /** Puts a message into the work queue. */
  send: (body: string) => ResultAsync<void, Unavailable | OutcomeUnknown>
}>

/** As long as a queue may bring a letter again that has been redriven, ms. */
const KEPT_FOR = 14 * 24 * 60 * 60_000

export const mongoDeadLetters = ({ calls, clock, lanes, send }: Options): DeadLetters => {
  const read = documentReader(deadLetterFormat, calls.unreadable)
  const insert = insertLane<DeadLetterDocument>('deadLetters', calls, lanes)
  const update = updateLane('deadLetters', calls, lanes)

  const redriven = (id: string) => {
    const expiresAt = new Date(later(clock.now(), KEPT_FOR))
    return update({ q: { _id: id, state: 'waiting' }, u: { $set: { state: 'redriven', expiresAt } } })
  }

  return {
    add: letter => insert(documentOfDeadLetter(letter)).map(() => undefined),
    list: (limit, after) =>
      calls
        .find(
          'deadLetters',
          { state: 'waiting', ...(after && behind(after)) },
          { sort: { firstSeen: 1, _id: 1 }, limit },
        )
        .map(found => readableOf(read)(found).map(deadLetterIn)),
    redrive: id =>
      calls
        .find('deadLetters', { _id: id, state: 'waiting' })
        .andThen(([found]) => (found ? read(found) : okAsync(undefined)))
        .andThen(letter => (letter ? okAsync(letter) : errAsync({ type: 'DeadLetterNotFound' as const })))
        .andThen(({ body }) => send(body))
        .andThen(() => redriven(id)),
  }
}

const behind = ({ id, firstSeen }: DeadLetterPlace) => {
  const at = new Date(firstSeen)
  return { firstSeen: { $gte: at }, $or: [{ firstSeen: { $gt: at } }, { _id: { $gt: id } }] }
}
