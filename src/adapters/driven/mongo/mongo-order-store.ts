import type { Clock } from '../../../application/ports/driven/clock.js'
import type { StaleOrder } from '../../../application/errors.js'
import { orderFormat, type OrderDocument } from './documents/order-document.js'
import { documentReader } from './documents/versioned.js'
import { firstDocument } from './first-document.js'
import { confirmLane } from './lanes/confirm-lane.js'
import { decisionLane, type Deciding } from './lanes/decision-lane.js'
import { findLane } from './lanes/find-lane.js'
import { insertLane } from './lanes/insert-lane.js'
import type { Lane, LaneSettings } from './lanes/lane.js'
import { updateLane, type Update } from './lanes/update-lane.js'
import type { MongoCalls, WriteTrouble } from './mongo-calls.js'
import type { OrderFinders } from './order-finder.js'

export type MongoOrderStore = OrderFinders &
  Readonly<{
    clock: Clock
    calls: MongoCalls
    /** Decides an id. */
    insertFirst: ReturnType<typeof firstDocument>
    decide: Lane<Deciding, void, StaleOrder | WriteTrouble>
    /** Changes an order, or does nothing if it has moved on. */
    note: Lane<Update, void, WriteTrouble>
  }>

type Options = Readonly<{
  calls: MongoCalls
  clock: Clock
  lanes: LaneSettings
  /** How long a record whose outcome is unknown is sent again, ms. */
  resendFor: number
}>

/** What the ports to the orders share: their lanes. */
export const mongoOrderStore = ({ calls, clock, lanes, resendFor }: Options): MongoOrderStore => {
  const read = documentReader(orderFormat, calls.unreadable)
  const find = findLane('orders', calls, read, lanes)
  const insert = insertLane<OrderDocument>('orders', calls, lanes)
  return {
    clock,
    calls,
    find,
    confirm: confirmLane('orders', calls, read, lanes),
    insertFirst: firstDocument({ insert, find, resendFor, elapsed: () => clock.elapsed() }),
    decide: decisionLane(calls, find, lanes),
    note: updateLane('orders', calls, lanes),
  }
}
