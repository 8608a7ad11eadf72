import type { OutcomeEvent } from '../../../src/domain/order/order-events.js'
import type { OrderProgress } from '../../../src/domain/order/order-progress.js'
import type { OrderDecision } from '../../../src/domain/order/order.js'
import { saveDecision } from '../order-writes.js'
import type { Setup } from '../setup.js'
import type { Process, State, Step } from '../state.js'
import { byMishap, go, IDLE } from './processes.js'

/**
 * A decision is saved, or reaches the primary alone, and who made it is told that nobody knows: it is left as it is. No
 * steps at all if the order has moved on.
 */
export const savingDecisions =
  (setup: Setup, self: number, onward: (slot: number, progress: OrderProgress) => Process) =>
  (state: State, slot: number, decision: OrderDecision<OutcomeEvent>, what: string): readonly Step[] => {
    const saved = saveDecision(setup, state, slot, decision)
    if (!saved) return []
    return [
      { what, next: go(saved.next, self, onward(slot, saved.progress)) },
      ...byMishap(state, setup.limits, 'decisionsAhead', after => {
        const alone = saveDecision(setup, after, slot, decision, false)
        return alone ? [{ what: `${what} reaches the primary alone`, next: go(alone.next, self, IDLE) }] : []
      }),
    ]
  }
