import { verdictOn } from '../../../src/domain/order/hold-verdict.js'
import type { IdDecision } from '../../../src/domain/order/id-decision.js'
import type { Order } from '../../../src/domain/order/order.js'
import { sku } from '../../support/builders.js'
import type { StripedRow } from './striped-row.js'
import type { Repairer, Slot, Step, Striped } from './striped-state.js'
import { idOf, orderOf, settle, withRepairer } from './striped-writes.js'

const IDLE: Repairer = { at: 'idle' }
const SKU = sku('A')

type Ordered = Extract<Slot, { type: 'Ordered' }>

/** As the domain's verdict reads it: the line is named by the nonce alone, for no two sends have the same one. */
const decisionIn = (slot: NonNullable<Slot>): IdDecision =>
  slot.type === 'Ordered'
    ? { type: 'Ordered', order: { status: slot.status, lines: [{ sku: SKU, hold: slot.nonce }] } as unknown as Order }
    : ({ type: slot.type } as IdDecision)

/** Decides orders, and sells or gives back what they hold. */
export const working = ({ cancels = false, broken }: StripedRow, self: number) => {
  const change = (state: Striped, order: number, ordered: Ordered, to: Partial<Ordered>): Striped => ({
    ...state,
    slots: state.slots.with(order, { ...ordered, ...to }),
  })

  const settleAll = (state: Striped, order: number, ordered: Ordered): Striped => {
    const as = ordered.status === 'Processed' ? 'sell' : 'release'
    if (!broken?.includes('sold by the order’s id')) return settle(state, as, order, ordered)
    return state.stripes.reduce((after, { item }, stripe) => {
      const held = item.holds.get(idOf(order))
      return held ? settle(after, as, order, { stripe, nonce: held.nonce }) : after
    }, state)
  }

  const take = (state: Striped, slot: Slot, order: number): readonly Step[] => {
    if (slot?.type !== 'Ordered') return []
    if (slot.status === 'Pending')
      return (cancels ? (['Processed', 'Cancelled'] as const) : (['Processed'] as const)).map(status => ({
        what: `order ${order}: ${status}`,
        next: change(state, order, slot, { status, due: true }),
      }))
    if (!slot.due) return []
    const settled = settleAll(state, order, slot)
    return [{ what: `worker: settle order ${order}`, next: withRepairer(settled, self, { at: 'done', order }) }]
  }

  return (state: Striped): readonly Step[] => {
    const repairer = state.repairers[self]!
    if (repairer.at === 'idle') return state.slots.flatMap((slot, order) => take(state, slot, order))
    if (repairer.at !== 'done') return []
    const slot = state.slots[repairer.order]
    const done = slot?.type === 'Ordered' ? change(state, repairer.order, slot, { due: false }) : state
    return [{ what: `worker: order ${repairer.order} is done`, next: withRepairer(done, self, IDLE) }]
  }
}

/** Looks at any hold in any stripe, as `reconcile` does. */
export const judging = (self: number) => {
  const by = (slot: Slot, at: Extract<Repairer, { order: number; nonce: unknown }>): Repairer => {
    switch (verdictOn({ sku: SKU, nonce: at.nonce }, slot ? decisionIn(slot) : undefined)) {
      case 'Leave':
        return IDLE
      case 'Abandon':
        return { ...at, at: 'abandon' }
      case 'Sell':
        return { ...at, at: 'sell' }
      case 'Release':
        return { ...at, at: 'release' }
    }
  }

  const see = (state: Striped): readonly Step[] =>
    state.stripes.flatMap(({ item }, stripe) =>
      [...item.holds].map(([id, { nonce }]) => ({
        what: `judge: see the hold of ${id} in stripe ${stripe} under ${nonce}`,
        next: withRepairer(state, self, { at: 'judge', order: orderOf(id), stripe, nonce }),
      })),
    )

  const abandon = (state: Striped, at: Extract<Repairer, { order: number; nonce: unknown }>): Striped => {
    const slot = state.slots[at.order] ?? ({ type: 'Abandoned' } as const)
    return withRepairer({ ...state, slots: state.slots.with(at.order, slot) }, self, by(slot, at))
  }

  return (state: Striped): readonly Step[] => {
    const at = state.repairers[self]!
    switch (at.at) {
      case 'idle':
        return see(state)
      case 'judge':
        return [
          { what: `judge: look up order ${at.order}`, next: withRepairer(state, self, by(state.slots[at.order]!, at)) },
        ]
      case 'abandon':
        return [{ what: `judge: abandon order ${at.order}`, next: abandon(state, at) }]
      case 'sell':
      case 'release':
        return [
          {
            what: `judge: ${at.at} for order ${at.order}`,
            next: withRepairer(settle(state, at.at, at.order, at), self, IDLE),
          },
        ]
      case 'done':
        return []
    }
  }
}
