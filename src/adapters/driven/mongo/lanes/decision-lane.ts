import { err, ok, type Result } from 'neverthrow'
import { outcomeUnknown, staleOrder, type StaleOrder } from '../../../../application/errors.js'
import type { OrderId } from '../../../../domain/shared/ids.js'
import { isPlaced } from '../documents/order-mapping.js'
import type { MongoCalls, Statement, WriteTrouble } from '../mongo-calls.js'
import { lane, type Lane, type LaneSettings } from './lane.js'
import type { OrderFinder } from '../order-finder.js'

/** A compare-and-set on an order's version; `token` is this call's own, and stays in the order if it is the one that decides. */
export type Deciding = Readonly<{ id: OrderId; seen: number; token: string; statement: Statement }>

type Decided = Result<void, StaleOrder | WriteTrouble>

/**
 * Decides orders together. The reply tells only how many were decided of all: unless it is all, each order is read again,
 * and was decided by this call if it carries its token.
 */
export const decisionLane = (
  calls: MongoCalls,
  find: OrderFinder,
  settings: LaneSettings,
): Lane<Deciding, void, StaleOrder | WriteTrouble> => {
  const sortOut = async ({ id, seen, token }: Deciding, trouble: WriteTrouble | undefined): Promise<Decided> => {
    if (trouble?.type === 'Unavailable') return err(trouble)
    const found = await find(id)
    if (found.isErr()) return err(outcomeUnknown('orders', id))
    const stored = found.value
    if (stored && isPlaced(stored)) {
      if (stored.decidedBy === token) return ok(undefined)
      // A write whose answer was lost may still come, unless somebody else was first.
      if (trouble && stored.version === seen) return err(outcomeUnknown('orders', id))
    }
    return err(staleOrder)
  }

  const decideTogether = async (decisions: readonly Deciding[]): Promise<readonly Decided[]> => {
    const updated = await calls.update(
      'orders',
      decisions.map(({ statement }) => statement),
    )
    if (updated.isOk() && updated.value.matched === decisions.length) return decisions.map(() => ok(undefined))
    return Promise.all(
      decisions.map((deciding, index) => {
        if (updated.isErr()) return sortOut(deciding, updated.error)
        return sortOut(deciding, updated.value.failed.has(index) ? outcomeUnknown('orders', deciding.id) : undefined)
      }),
    )
  }

  /**
   * Once more, which is safe under the same token; and what is acknowledged, a majority has. That it could not be sent again
   * says nothing of the first time.
   */
  const decideAgain = async (decisions: readonly Deciding[], once: readonly Decided[]): Promise<readonly Decided[]> => {
    const unknown = decisions.filter((_, index) => is('OutcomeUnknown', once[index]))
    if (unknown.length === 0) return once
    const again = await decideTogether(unknown)
    const known = new Map(
      unknown.flatMap(({ token }, index) => (is('Unavailable', again[index]) ? [] : [[token, again[index]] as const])),
    )
    return once.map((decided, index) => known.get(decisions[index]?.token ?? '') ?? decided)
  }

  return lane(
    {
      name: 'orders.decide',
      what: 'orders',
      send: async decisions => decideAgain(decisions, await decideTogether(decisions)),
    },
    settings,
  )
}

const is = (trouble: WriteTrouble['type'], decided: Decided | undefined): boolean =>
  decided?.isErr() === true && decided.error.type === trouble
