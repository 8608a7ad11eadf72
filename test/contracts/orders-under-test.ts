import { expect } from 'chai'
import type { DueOrders } from '../../src/application/ports/driven/due-orders.js'
import type { OrderRepository } from '../../src/application/ports/driven/order-repository.js'
import type { OrderPlaced } from '../../src/domain/order/order-events.js'
import type { Refused } from '../../src/domain/order/id-decision.js'
import type { OrderProgress } from '../../src/domain/order/order-progress.js'
import type { OrderDecision } from '../../src/domain/order/order.js'
import type { OrderId } from '../../src/domain/shared/ids.js'
import { later } from '../../src/domain/shared/instant.js'
import { aPlacedOrder, sku } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'

/** The ports to one and the same orders; `passTime` lets so many ms pass by the store's clock. */
export type OrdersUnderTest = Readonly<{
  orders: OrderRepository
  dueOrders: DueOrders
  passTime: (ms: number) => Promise<void>
}>
export type OpenOrders = () => Promise<OrdersUnderTest>

export const DUE_AT = later(SOME_DAY, 10_000)
export const NEXT_LOOK = later(SOME_DAY, 30_000)
/** Long enough for a store that has to be waited for. */
export const LEASE = 400

export const REFUSAL: Omit<Refused, 'type'> = {
  shortages: [{ type: 'Shortage', sku: sku('MUG'), requested: 3, available: 2 }],
  fingerprint: 'MUG*3',
}

export const recorded = async (
  { orders }: Pick<OrdersUnderTest, 'orders'>,
  placed = aPlacedOrder(),
  dueAt = DUE_AT,
): Promise<OrderDecision<OrderPlaced>> => {
  await valueOf(orders.record(placed, dueAt))
  return placed
}

export const progressOf = async (
  { dueOrders }: Pick<OrdersUnderTest, 'dueOrders'>,
  id: OrderId,
): Promise<OrderProgress> => {
  const found = await valueOf(dueOrders.find(id))
  return found?.type === 'Ordered' ? found.progress : expect.fail(`there is no order ${id}`)
}
