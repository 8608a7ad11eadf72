import { cancel } from '../../../src/domain/order/order.js'
import { occasion, seen } from '../order-writes.js'
import type { Setup } from '../setup.js'
import type { Actor, State, Step } from '../state.js'
import { effectsOf } from './advancing.js'
import { onErrands, runErrand } from './errands.js'
import { savingDecisions } from './saving-decisions.js'

/** src/application/use-cases/cancel-order.ts: somebody cancels any order at any time. */
export const cancelling = (setup: Setup, name: string, self: number): Actor => {
  const { ids } = setup
  const errand = runErrand(setup, name, self)
  const save = savingDecisions(setup, self, (slot, progress) =>
    onErrands(effectsOf(setup, slot, progress, 'reconciler'), setup, self),
  )

  // Load and save are one step: the save is conditional on the version, so what comes between makes it do nothing.
  const cancelSlot = (state: State, slot: number): readonly Step[] => {
    const stored = seen(setup, state.slots[slot]!)
    if (stored?.type !== 'Ordered') return []
    return cancel(stored.progress.order, undefined, occasion('Outcome')).match(
      decision => save(state, slot, decision, `${name}: cancel ${ids[slot]!}`),
      () => [],
    )
  }

  return state => {
    const process = state.processes[self]!
    if (process.at === 'errands') return [errand(state, process)]
    return state.slots.flatMap((_, slot) => cancelSlot(state, slot))
  }
}
