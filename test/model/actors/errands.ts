import { markPublished, markStockDone } from '../order-writes.js'
import type { Setup } from '../setup.js'
import type { Errand, Process, State, Step } from '../state.js'
import { settleHold } from '../stock-writes.js'
import { go, IDLE, OVER } from './processes.js'

type OnErrands = Extract<Process, { at: 'errands' }>

/** A message may come twice in any case: more copies show nothing new. */
const MAX_COPIES = 2

export const withMessage = (state: State, slot: number, copies: 1 | -1): State => ({
  ...state,
  messages: state.messages.with(slot, Math.min(Math.max(state.messages[slot]! + copies, 0), MAX_COPIES)),
})

/** The next of the writes that a process has made up its mind to, one at a time. */
export const runErrand = (setup: Setup, who: string, self: number) => {
  const settle = settleHold(setup)

  const done = (state: State, errand: Errand): State => {
    switch (errand.errand) {
      case 'sell':
      case 'release':
        return settle(state, errand.errand, errand)
      case 'publish': // Outcomes go to other systems, which the model has none of.
        return errand.event === 'OrderPlaced' ? withMessage(state, errand.slot, 1) : state
      case 'markPublished':
        return markPublished(state, errand.slot, errand.events)
      case 'markStockDone':
        return markStockDone(state, errand.slot)
      case 'acknowledge':
        return withMessage(state, errand.slot, -1)
    }
  }

  const told = (errand: Errand): string => {
    const id = setup.ids[errand.slot] ?? ''
    return 'nonce' in errand
      ? `${who}: ${errand.errand} ${setup.skus[errand.shelf] ?? ''} of ${id} under ${errand.nonce}`
      : `${who}: ${errand.errand} ${id}`
  }

  return (state: State, { errands, thenGeneration }: OnErrands): Step => {
    const [errand, ...rest] = errands as readonly [Errand, ...Errand[]]
    return { what: told(errand), next: go(done(state, errand), self, onErrands(rest, setup, self, thenGeneration)) }
  }
}

/** What a process does with its errands, and when there are none: a request is over, or goes to its key's next id. */
export const onErrands = (errands: readonly Errand[], setup: Setup, self: number, thenGeneration?: number): Process => {
  if (errands.length > 0) return { at: 'errands', errands, ...(thenGeneration === undefined ? {} : { thenGeneration }) }
  if (thenGeneration !== undefined) return { at: 'look', generation: thenGeneration }
  return self < setup.attempts.length ? OVER : IDLE
}
