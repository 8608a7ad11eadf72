import type { PendingOrder, PendingOrders } from '../../../application/ports/driven/pending-orders.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import { instant } from '../../../domain/shared/instant.js'
import type { MongoCalls } from './mongo-calls.js'

/** Whatever has no time has no place in the list: it comes to light when it is due, or read. */
const TIMED = { createdAt: { $gte: new Date(0) } }

/** By a small index, which holds Pending orders only. */
export const mongoPendingOrders = (calls: MongoCalls): PendingOrders => ({
  list: (limit, after) =>
    calls
      .find(
        'orders',
        { status: 'Pending', ...(after ? behind(after) : TIMED) },
        { sort: { createdAt: 1, _id: 1 }, limit, projection: { createdAt: 1 } },
      )
      .map(found =>
        found.map(({ _id, createdAt }) => ({
          orderId: _id as OrderId,
          placedAt: instant((createdAt as Date).getTime()),
        })),
      ),
})

const behind = ({ orderId, placedAt }: PendingOrder) => {
  const at = new Date(placedAt)
  return { createdAt: { $gte: at }, $or: [{ createdAt: { $gt: at } }, { _id: { $gt: orderId } }] }
}
