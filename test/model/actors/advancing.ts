import { whatIsDue, type Advancer } from '../../../src/domain/order/order-due.js'
import { failureOf } from '../../../src/domain/order/order-policy.js'
import type { OrderProgress } from '../../../src/domain/order/order-progress.js'
import { asPlaced, decide, type Order } from '../../../src/domain/order/order.js'
import { newest, NOW, occasion, putEventBack, seen } from '../order-writes.js'
import type { Setup } from '../setup.js'
import type { Actor, Errand, Process, State, Step } from '../state.js'
import { onErrands, runErrand, withMessage } from './errands.js'
import { go, IDLE } from './processes.js'
import { savingDecisions } from './saving-decisions.js'

/** What `effects` of src/application/use-cases/advance-order.ts does for an order that stands like this. */
export const effectsOf = (setup: Setup, slot: number, progress: OrderProgress, who: Advancer): readonly Errand[] => {
  const due = whatIsDue(progress, NOW, who)
  const { stock, publish } = due
  return [
    ...(stock === 'nothing'
      ? []
      : progress.order.lines.map(
          ({ sku, hold }) => ({ errand: stock, slot, shelf: setup.skus.indexOf(sku), nonce: hold }) as const,
        )),
    ...publish.map(({ type }) => ({ errand: 'publish', slot, event: type }) as const),
    ...(publish.length > 0 ? [{ errand: 'markPublished', slot, events: publish.map(({ id }) => id) } as const] : []),
    ...(stock === 'nothing' ? [] : [{ errand: 'markStockDone', slot } as const]),
  ]
}

/** src/application/use-cases/advance-order.ts, for a worker with a message or for the reconciler. */
const advancing = (setup: Setup, who: Advancer, name: string, self: number) => {
  const { ids, breaks } = setup
  const errand = runErrand(setup, name, self)
  const acknowledgeFirst = breaks('acknowledged first')

  const effects = (slot: number, progress: OrderProgress): Process =>
    finish(effectsOf(setup, slot, progress, who), slot)

  const save = savingDecisions(setup, self, effects)

  const finish = (errands: readonly Errand[], slot: number): Process => {
    const acknowledges = who === 'worker' && !acknowledgeFirst
    return onErrands(acknowledges ? [...errands, { errand: 'acknowledge', slot }] : errands, setup, self)
  }

  const found = (state: State, slot: number): Process => {
    const stored = seen(setup, state.slots[slot]!)
    if (!stored) return IDLE
    if (stored.type !== 'Ordered') return finish([], slot)
    const { decision, putBack } = whatIsDue(stored.progress, NOW, who)
    if (decision) return { at: 'decide', slot }
    if (putBack) return breaks('no stuck check') ? IDLE : { at: 'putBack', slot }
    return effects(slot, stored.progress)
  }

  /** src/application/steps/decide-order.ts: by the catalogue, which says this or that. A worker that comes too late loads again. */
  const decideEitherWay = (state: State, slot: number): readonly Step[] => {
    const stored = newest(state.slots[slot]!)
    if (stored?.type !== 'Ordered') return [{ what: `${name}: finds no order`, next: go(state, self, IDLE) }]
    const loaded = asPlaced(stored.progress.order)
    return [true, false].flatMap(active => {
      const decision = decide(loaded, failureOf(loaded, catalogue(loaded, active)), occasion('Outcome'))._unsafeUnwrap()
      const what = `${name}: decide ${ids[slot]!}: ${decision.order.status}`
      const saved = save(state, slot, decision, what)
      return saved.length > 0 ? saved : [{ what: `${what}, too late`, next: go(state, self, found(state, slot)) }]
    })
  }

  /** src/application/steps/put-back.ts publishes whether or not the order has moved on: one message more is harmless. */
  const putBack = (state: State, slot: number): Step => {
    const { eventId } = occasion('OrderPlaced')
    const errands = [
      { errand: 'publish', slot, event: 'OrderPlaced' },
      { errand: 'markPublished', slot, events: [eventId] },
    ] as const
    return {
      what: `${name}: put back ${ids[slot]!}`,
      next: go(putEventBack(state, slot), self, { at: 'errands', errands }),
    }
  }

  return {
    takeUp: (state: State, slot: number): Step => {
      const received = who === 'worker' && acknowledgeFirst ? withMessage(state, slot, -1) : state
      return { what: `${name}: load ${ids[slot]!}`, next: go(received, self, found(state, slot)) }
    },
    goOn: (state: State): readonly Step[] => {
      const process = state.processes[self]!
      switch (process.at) {
        case 'decide':
          return decideEitherWay(state, process.slot)
        case 'putBack':
          return [putBack(state, process.slot)]
        case 'errands':
          return [errand(state, process)]
        default:
          return []
      }
    },
  }
}

/** src/adapters/driving/queue: any message that is there may come next. */
export const working = (setup: Setup, name: string, self: number): Actor => {
  const { takeUp, goOn } = advancing(setup, 'worker', name, self)
  return state =>
    state.processes[self]!.at === 'idle'
      ? state.messages.flatMap((copies, slot) => (copies > 0 ? [takeUp(state, slot)] : []))
      : goOn(state)
}

/** The first half of src/application/use-cases/reconcile.ts: any order with a `dueAt` may be due. */
export const lookingAfterDue = (setup: Setup, name: string, self: number): Actor => {
  const { takeUp, goOn } = advancing(setup, 'reconciler', name, self)
  const isDue = (state: State, slot: number) => {
    const stored = seen(setup, state.slots[slot]!)
    return stored?.type === 'Ordered' && stored.progress.dueAt !== undefined
  }
  return state =>
    state.processes[self]!.at === 'idle'
      ? state.slots.flatMap((_, slot) => (isDue(state, slot) ? [takeUp(state, slot)] : []))
      : goOn(state)
}

const catalogue = ({ lines }: Order, active: boolean) =>
  new Map(lines.map(({ sku, name, unitPrice }) => [sku, { sku, name, unitPrice, active }]))
