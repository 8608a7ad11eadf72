import type { IdDecision } from '../../src/domain/order/id-decision.js'
import type { OrderDecision } from '../../src/domain/order/order.js'
import type { Occasion, OrderPlaced, OutcomeEvent } from '../../src/domain/order/order-events.js'
import {
  begun,
  decided,
  published,
  putBack,
  stockDone,
  type OrderProgress,
} from '../../src/domain/order/order-progress.js'
import type { EventId } from '../../src/domain/shared/ids.js'
import { instant } from '../../src/domain/shared/instant.js'
import type { Setup } from './setup.js'
import type { Slot, State, Stored } from './state.js'

/** The model has no clock: what is due some time may be taken up at any time. */
export const NOW = instant(0)

/** One event id for each type of event: a mark that comes late takes out an event that was put back meanwhile, too. */
export const occasion = (type: 'OrderPlaced' | 'Outcome'): Occasion => ({
  eventId: type as EventId,
  at: NOW,
  by: { role: 'worker' },
})

/** What would grow for ever, or is about mails. */
const forgetful = (progress: OrderProgress): OrderProgress => ({
  ...progress,
  requeues: 0,
  history: [],
  mail: { state: 'withheld', reason: '' },
})

export const newest = ({ committed, ahead }: Slot): Stored | undefined => ahead ?? committed

/** A protocol read: what a majority has (src/adapters/driven/mongo/mongo-client.ts). */
export const seen = ({ breaks }: Setup, slot: Slot): Stored | undefined =>
  breaks('local reads') ? newest(slot) : slot.committed

export const decisionIn = (stored: Stored): IdDecision =>
  stored.type === 'Ordered' ? { type: 'Ordered', order: stored.progress.order } : stored

/** `majority`: whether the sender waits until a majority has it. That what was written before is there too, follows. */
const put = (state: State, place: number, stored: Stored, majority = true): State => ({
  ...state,
  slots: state.slots.with(
    place,
    majority ? { committed: stored, ahead: undefined } : { ...state.slots[place]!, ahead: stored },
  ),
})

/** What src/adapters/driven/mongo/first-document.ts inserts for `record`. */
export const placedDocument = (placed: OrderDecision<OrderPlaced>): Stored => ({
  type: 'Ordered',
  progress: forgetful(begun(placed, NOW)),
})

/** `insertFirst` of first-document.ts: `undefined` if there is a document already. */
export const insert = (state: State, place: number, stored: Stored, majority = true): State | undefined =>
  newest(state.slots[place]!) ? undefined : put(state, place, stored, majority)

/** A write that changes an order if it is as it was relied on, and else nothing. */
const note = (state: State, place: number, change: (progress: OrderProgress) => OrderProgress): State => {
  const stored = newest(state.slots[place]!)
  if (stored?.type !== 'Ordered') return state
  const progress = change(stored.progress)
  return progress === stored.progress ? state : put(state, place, { type: 'Ordered', progress: forgetful(progress) })
}

/** `deciding` in src/adapters/driven/mongo/order-statements.ts: a compare-and-set on status and version. */
export const saveDecision = (
  { row, breaks }: Setup,
  state: State,
  place: number,
  decision: OrderDecision<OutcomeEvent>,
  majority = true,
): Readonly<{ next: State; progress: OrderProgress }> | undefined => {
  const stored = newest(state.slots[place]!)
  if (stored?.type !== 'Ordered') return undefined
  const { status, version } = stored.progress.order
  const matches = status === 'Pending' && version === decision.order.version - 1
  if (!matches && !breaks('blind status')) return undefined
  const progress = forgetful(decided(stored.progress, decision, { announce: row.announces ?? false, dueAt: NOW }))
  return { next: put(state, place, { type: 'Ordered', progress }, majority), progress }
}

/** `publishing` in order-statements.ts. */
export const markPublished = (state: State, place: number, events: readonly EventId[]): State =>
  note(state, place, progress => published(progress, events, NOW))

/** `marking` in order-statements.ts. */
export const markStockDone = (state: State, place: number): State => note(state, place, stockDone)

/** `puttingBack` in order-statements.ts: only for a Pending order with an empty outbox. */
export const putEventBack = (state: State, place: number): State =>
  note(state, place, progress => {
    const { order, outbox } = progress
    if (order.status !== 'Pending' || outbox.length > 0) return progress
    const { eventId, at, by } = occasion('OrderPlaced')
    return putBack(progress, { type: 'OrderPlaced', id: eventId, orderId: order.id, occurredAt: at, by }, NOW)
  })
