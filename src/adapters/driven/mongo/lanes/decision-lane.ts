import { err, ok, type Result } from 'neverthrow'
import {
  outcomeUnknown,
  staleOrder,
  type OutcomeUnknown,
  type StaleOrder,
  type Unavailable,
} from '../../../../application/errors.js'
import type { OrderId } from '../../../../domain/shared/ids.js'
import type { StoredPlaced } from '../documents/order-document.js'
import { isPlaced } from '../documents/order-mapping.js'
import type { MongoCalls, Statement, WriteTrouble } from '../mongo-calls.js'
import { lane, type Lane, type LaneSettings } from './lane.js'
import type { OrderFinder } from '../order-finder.js'

/** A compare-and-set on an order's version; `token` is this call's own, and stays in the order if it is the one that decides. */
export type Deciding = Readonly<{ id: OrderId; seen: number; token: string; statement: Statement }>

/**
 * Decides orders together. The reply tells only how many were decided of all, so each order is read again: it was decided
 * by this call if it carries its token.
 */
export const decisionLane = (
  calls: MongoCalls,
  find: OrderFinder,
  settings: LaneSettings,
): Lane<Deciding, StoredPlaced, StaleOrder | WriteTrouble> => {
  const sortOut = async (
    { id, seen, token }: Deciding,
    trouble: WriteTrouble | undefined,
  ): Promise<Result<StoredPlaced, StaleOrder | OutcomeUnknown | Unavailable>> => {
    if (trouble?.type === 'Unavailable') return err(trouble)
    const found = await find(id)
    if (found.isErr()) return err(outcomeUnknown('orders', id))
    const stored = found.value
    if (stored && isPlaced(stored)) {
      if (stored.decidedBy === token) return ok(stored)
      // A write whose answer was lost may still come, unless somebody else was first.
      if (trouble && stored.version === seen) return err(outcomeUnknown('orders', id))
    }
    return err(staleOrder)
  }

  return lane(
    {
      name: 'orders.decide',
      what: 'orders',
      send: async decisions => {
        const updated = await calls.update(
          'orders',
          decisions.map(({ statement }) => statement),
        )
        const failed = updated.map(({ failed }) => failed).unwrapOr(new Set<number>())
        return Promise.all(
          decisions.map((deciding, index) =>
            sortOut(
              deciding,
              updated.isErr() ? updated.error : failed.has(index) ? outcomeUnknown('orders', deciding.id) : undefined,
            ),
          ),
        )
      },
    },
    settings,
  )
}
