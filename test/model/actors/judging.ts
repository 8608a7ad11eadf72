import type { IdDecision } from '../../../src/domain/order/id-decision.js'
import { verdictOn } from '../../../src/domain/order/hold-verdict.js'
import { decisionIn, insert, seen } from '../order-writes.js'
import type { Setup } from '../setup.js'
import type { Actor, Process, SeenHold, State, Step } from '../state.js'
import { runErrand } from './errands.js'
import { go, IDLE } from './processes.js'

/** The second half of src/application/use-cases/reconcile.ts: any hold may be old. */
export const judging = (setup: Setup, name: string, self: number): Actor => {
  const { ids, skus, breaks } = setup
  const errand = runErrand(setup, name, self)

  const see = (state: State): readonly Step[] =>
    state.shelves.flatMap(({ item }, shelf) =>
      [...item.holds].map(([id, { nonce }]) => ({
        what: `${name}: see the hold of ${id} on ${skus[shelf]!} under ${nonce}`,
        next: go(state, self, { at: 'judge', slot: ids.indexOf(id), shelf, nonce }),
      })),
    )

  const by = (hold: SeenHold, decision: IdDecision | undefined): Process => {
    const { slot, shelf, nonce } = hold
    switch (verdictOn({ sku: skus[shelf]!, nonce }, decision)) {
      case 'Leave':
        return IDLE
      case 'Sell':
        return { at: 'errands', errands: [{ errand: 'sell', slot, shelf, nonce }] }
      case 'Release':
        return { at: 'errands', errands: [{ errand: 'release', slot, shelf, nonce }] }
      case 'Abandon':
        return breaks('no tombstone')
          ? { at: 'errands', errands: [{ errand: 'release', slot, shelf, nonce }] }
          : { at: 'abandon', slot, shelf, nonce }
    }
  }

  const lookUp = (state: State, hold: SeenHold): Step => {
    const stored = seen(setup, state.slots[hold.slot]!)
    return {
      what: `${name}: look up ${ids[hold.slot]!}`,
      next: go(state, self, by(hold, stored && decisionIn(stored))),
    }
  }

  /** `abandon` of src/adapters/driven/mongo/mongo-order-repository.ts, which answers what is there already. */
  const abandon = (state: State, hold: SeenHold): Step => {
    const inserted = insert(state, hold.slot, { type: 'Abandoned' })
    const stored = seen(setup, (inserted ?? state).slots[hold.slot]!)
    return {
      what: `${name}: ${inserted ? 'abandon' : 'cannot abandon'} ${ids[hold.slot]!}`,
      next: go(inserted ?? state, self, stored ? by(hold, decisionIn(stored)) : IDLE),
    }
  }

  return state => {
    const process = state.processes[self]!
    switch (process.at) {
      case 'idle':
        return see(state)
      case 'judge':
        return [lookUp(state, process)]
      case 'abandon':
        return [abandon(state, process)]
      case 'errands':
        return [errand(state, process)]
      default:
        return []
    }
  }
}
