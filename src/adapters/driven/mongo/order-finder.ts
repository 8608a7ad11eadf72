import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import type { OrderNotFound, Unavailable } from '../../../application/errors.js'
import { maySee, type Actor } from '../../../domain/account/account.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { StoredOrder, StoredPlaced } from './documents/order-document.js'
import { isPlaced } from './documents/order-mapping.js'

/** What stands under an order id, as a majority of the servers has it. */
export type OrderFinder = (id: OrderId) => ResultAsync<StoredOrder | undefined, Unavailable>

/** The order if the actor may see it. */
export const visibleOrder =
  (find: OrderFinder) =>
  (actor: Actor, id: OrderId): ResultAsync<StoredPlaced, OrderNotFound | Unavailable> =>
    find(id).andThen(stored =>
      stored && isPlaced(stored) && maySee(actor, stored.userId)
        ? okAsync(stored)
        : errAsync({ type: 'OrderNotFound' as const }),
    )
