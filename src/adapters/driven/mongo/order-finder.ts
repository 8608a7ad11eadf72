import { err, ok, type Result, type ResultAsync } from 'neverthrow'
import type { OrderNotFound, Unavailable } from '../../../application/errors.js'
import { maySee, type Actor } from '../../../domain/account/account.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { StoredOrder, StoredPlaced } from './documents/order-document.js'
import { isPlaced } from './documents/order-mapping.js'

/** What stands under an order id. */
export type OrderFinder = (id: OrderId) => ResultAsync<StoredOrder | undefined, Unavailable>

export type OrderFinders = Readonly<{
  /** As a majority of the servers has it, as far as the one that is asked knows: it may be behind what was acknowledged. */
  find: OrderFinder
  /** As it is. Costs a wait for a majority, and is unavailable where there is none. */
  confirm: OrderFinder
}>

type Shown = ResultAsync<StoredPlaced, OrderNotFound | Unavailable>

/**
 * The order if it may be shown. That there is none is said only once it is confirmed (ADR 0023), and so is that it may not
 * be shown: else the time that the answer takes would tell somebody else's order from one that does not exist.
 */
export const shownOrder =
  ({ find, confirm }: OrderFinders) =>
  (id: OrderId, mayBeShown: (stored: StoredPlaced) => boolean): Shown => {
    const shown = (stored: StoredOrder | undefined): Result<StoredPlaced, OrderNotFound> =>
      stored && isPlaced(stored) && mayBeShown(stored) ? ok(stored) : err({ type: 'OrderNotFound' })

    return find(id)
      .andThen(shown)
      .orElse(trouble => (trouble.type === 'OrderNotFound' ? confirm(id).andThen(shown) : err(trouble)))
  }

/** The order if the actor may see it. */
export const visibleOrder = (finders: OrderFinders) => {
  const orderIf = shownOrder(finders)
  return (actor: Actor, id: OrderId): Shown => orderIf(id, ({ userId }) => maySee(actor, userId))
}
