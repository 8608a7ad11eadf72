import { randomUUID } from 'node:crypto'
import type { ResultAsync } from 'neverthrow'
import { okAsync } from 'neverthrow'
import { unavailable, type Unavailable } from '../../../application/errors.js'
import type { DueOrders, Found, Marks } from '../../../application/ports/driven/due-orders.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { StoredOrder } from './documents/order-document.js'
import { progressIn } from './documents/order-mapping.js'
import type { Update } from './lanes/update-lane.js'
import { mailClaim } from './mail-statements.js'
import type { MongoOrderStore } from './mongo-order-store.js'
import { finishing, marking, publishing, puttingBack } from './order-statements.js'
import { sendingAgain } from './sending-again.js'

/** ms */
const PASSED_OVER = 60_000

type Seen = Readonly<{ id: string; dueAt: Date }>
/** `refused`: those that the database will not have changed, whoever claims them. */
type Claimed = Readonly<{ won: readonly Seen[]; refused: readonly Seen[] }>

export const mongoDueOrders = ({ clock, calls, find, note }: MongoOrderStore): DueOrders => {
  /** Those that the database refused to change lately, and until when they are passed over: they take nobody's place. */
  const refusedUntil = new Map<string, number>()
  const passOver = (refused: readonly Seen[]) => {
    for (const { id } of refused) refusedUntil.set(id, clock.elapsed() + PASSED_OVER)
  }
  const passedOver = (): readonly string[] => {
    for (const [id, until] of refusedUntil) if (until <= clock.elapsed()) refusedUntil.delete(id)
    return [...refusedUntil.keys()]
  }

  const dueBy = (now: Instant, limit: number): ResultAsync<readonly Seen[], Unavailable> => {
    const but = passedOver()
    return calls
      .find(
        'orders',
        { dueAt: { $lte: new Date(now) }, ...(but.length > 0 && { _id: { $nin: but } }) },
        { sort: { dueAt: 1 }, limit, projection: { dueAt: 1 } },
      )
      .map(found => found.map(({ _id, dueAt }) => ({ id: _id, dueAt: dueAt as Date })))
  }

  /** Those that this claim has won; the reply of a joint write says only how many. */
  const won = (
    seen: readonly Seen[],
    matched: number,
    claimedBy: string,
  ): ResultAsync<readonly Seen[], Unavailable> => {
    if (matched === seen.length) return okAsync(seen)
    const ids = seen.map(({ id }) => id)
    return calls
      .find('orders', { _id: { $in: ids }, claimedBy }, { projection: { _id: 1 } })
      .map(own => new Set(own.map(({ _id }) => _id)))
      .map(own => seen.filter(({ id }) => own.has(id)))
  }

  const claim = (seen: readonly Seen[], until: Instant): ResultAsync<Claimed, Unavailable> => {
    if (seen.length === 0) return okAsync({ won: [], refused: [] })
    const claimedBy = randomUUID()
    const statements = seen.map(({ id, dueAt }) => ({
      q: { _id: id, dueAt },
      u: { $set: { dueAt: new Date(until), claimedBy } },
    }))
    return (
      calls
        .update('orders', statements)
        // What was claimed and is not known to be is looked at again when the claim is over.
        .mapErr(() => unavailable('orders'))
        .andThen(({ matched, failed }) =>
          won(seen, matched, claimedBy).map(own => ({
            won: own,
            refused: seen.filter((_, index) => failed.has(index)),
          })),
        )
    )
  }

  return {
    find: id => find(id).map(stored => stored && foundIn(stored)),

    claimDue: (now, until, limit) =>
      dueBy(now, limit)
        .andThen(seen => claim(seen, until))
        .andTee(({ refused }) => passOver(refused))
        .map(({ won }) => won.map(({ id }) => id as OrderId)),

    markPublished: (id, events, dueAt, late) => note(publishing(id, events, dueAt, late)),
    putBack: (id, event, { requeues }, dueAt) => note(puttingBack(id, event, requeues, dueAt)),
    claimMail: (id, claimed, deed) => calls.change('orders', mailClaim(id, claimed, deed)),
    mark: (id, marks, within = 0) =>
      sendingAgain(() => note(markingMostly(id, marks)), { within, elapsed: () => clock.elapsed() }),
  }
}

const markingMostly = (id: OrderId, marks: Marks): Update => {
  const usual = finishing(id, marks)
  return usual ? { ...usual, otherwise: () => marking(id, marks) } : marking(id, marks)
}

const foundIn = (stored: StoredOrder): Found =>
  stored.status === 'Refused' || stored.status === 'Abandoned'
    ? { type: stored.status }
    : { type: 'Ordered', progress: progressIn(stored) }
