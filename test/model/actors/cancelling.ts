import { cancel } from '../../../src/domain/order/order.js'
import { occasion, saveDecision, seen } from '../order-writes.js'
import type { Setup } from '../setup.js'
import type { Actor, State, Step } from '../state.js'
import { effectsOf } from './advancing.js'
import { onErrands, runErrand } from './errands.js'
import { byMishap, go, IDLE } from './processes.js'

/** src/application/use-cases/cancel-order.ts: somebody cancels any order at any time. */
export const cancelling = (setup: Setup, name: string, self: number): Actor => {
  const { ids, limits } = setup
  const errand = runErrand(setup, name, self)

  // Load and save are one step: the save is conditional on the version, so what comes between makes it do nothing.
  const cancelSlot = (state: State, slot: number): readonly Step[] => {
    const stored = seen(setup, state.slots[slot]!)
    if (stored?.type !== 'Ordered') return []
    return cancel(stored.progress.order, undefined, occasion('Outcome')).match(
      decision => {
        const what = `${name}: cancel ${ids[slot]!}`
        const saved = saveDecision(setup, state, slot, decision)
        if (!saved) return []
        const process = onErrands(effectsOf(setup, slot, saved.progress, 'reconciler'), setup, self)
        return [
          { what, next: go(saved.next, self, process) },
          ...byMishap(state, limits, 'decisionsAhead', after => [
            {
              what: `${what} reaches the primary alone`,
              next: go(saveDecision(setup, after, slot, decision, false)!.next, self, IDLE),
            },
          ]),
        ]
      },
      () => [],
    )
  }

  return state => {
    const process = state.processes[self]!
    if (process.at === 'errands') return [errand(state, process)]
    return state.slots.flatMap((_, slot) => cancelSlot(state, slot))
  }
}
