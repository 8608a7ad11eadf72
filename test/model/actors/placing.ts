import type { HoldNonce } from '../../../src/domain/shared/ids.js'
import type { Claim } from '../../../src/domain/stock/stock-item.js'
import { decisionIn, NOW, seen } from '../order-writes.js'
import type { Setup } from '../setup.js'
import type { Actor, InHand, Process, State, Step } from '../state.js'
import { takeHold, type HoldTaken } from '../stock-writes.js'
import { answering, releasing } from './answering.js'
import { runErrand } from './errands.js'
import { byMishap, go, OVER, withLate } from './processes.js'
import { recording } from './recording.js'

type OnErrands = Extract<Process, { at: 'errands' }>

const holdingFirst = (generation: number): Process => ({ at: 'hold', generation, held: [], taken: [] })

export const firstOfPlacing = ({ attempts, breaks }: Setup, attempt: number): Process =>
  attempts[attempt]!.keyed && !breaks('no look before the hold') ? { at: 'look', generation: 0 } : holdingFirst(0)

/** src/application/use-cases/place-order.ts, one conditional write at a time. */
export const placing = (setup: Setup, attempt: number): Actor => {
  const { ids, skus, limits, breaks } = setup
  const { lines, keyed, chain } = setup.attempts[attempt]!
  const [self, who] = [attempt, `request ${attempt + 1}`]
  const { end, settle } = answering(setup, attempt)
  const record = recording(setup, attempt, { end, settle })
  const run = runErrand(setup, who, self)

  const look = (state: State, generation: number): Step => {
    const slot = chain[generation]!
    const found = seen(setup, state.slots[slot]!)
    const next = found
      ? settle(state, { generation, taken: [] }, decisionIn(found))
      : go(state, self, holdingFirst(generation))
    return { what: `${who}: look up ${ids[slot]!}`, next }
  }

  const holdLine = (state: State, inHand: InHand): readonly Step[] => {
    const slot = chain[inHand.generation]!
    const { sku, quantity, unitPrice } = lines[inHand.held.length]!
    const shelf = skus.indexOf(sku)
    const [nonce, nonces] = freshNonce(state, slot)
    const claim: Claim = { orderId: ids[slot]!, quantity, unitPrice, nonce, at: NOW }
    const what = `${who}: hold ${sku} under ${nonce}`

    const next = takeHold({ ...state, nonces }, shelf, claim).match(
      taken => held(taken.own ? taken.next : state, taken, { slot, shelf, nonce }, inHand),
      refusal => (refusal.type === 'Shortage' ? short(state, inHand) : inUse(state, inHand)),
    )
    return [
      { what, next },
      ...byMishap({ ...state, nonces }, limits, 'lateWrites', after => [
        { what: `${what} comes late; sent again`, next: withLate(after, { write: 'hold', shelf, claim }) },
      ]),
    ]
  }

  const freshNonce = ({ nonces }: State, slot: number): readonly [HoldNonce, State['nonces']] => {
    const drawn = breaks('one nonce for every send') ? 1 : nonces[slot]! + 1
    return [`n${drawn}` as HoldNonce, nonces.with(slot, drawn)]
  }

  const held = (state: State, { nonce, own }: HoldTaken, hold: InHand['taken'][0], before: InHand): State => {
    const held = [...before.held, nonce]
    const taken = own ? [...before.taken, hold] : before.taken
    const at = held.length < lines.length ? 'hold' : 'record'
    return go(state, self, { at, generation: before.generation, held, taken })
  }

  const short = (state: State, { generation, taken }: InHand): State =>
    keyed && !breaks('a keyed refusal leaves no document')
      ? go(state, self, { at: 'refuse', generation, held: [], taken })
      : end(state, 'Short', releasing(taken))

  /** The order holds another quantity: somebody uses the key for something else. */
  const inUse = (state: State, inHand: InHand): State => {
    const found = seen(setup, state.slots[chain[inHand.generation]!]!)
    return found ? settle(state, inHand, decisionIn(found)) : end(state, 'KeyInUse')
  }

  const onErrands = (state: State, process: OnErrands): readonly Step[] => {
    const leaves = process.errands[0]?.errand === 'publish'
    return [
      run(state, process),
      ...(leaves ? [{ what: `${who}: leave the publishing to others`, next: go(state, self, OVER) }] : []),
    ]
  }

  return state => {
    const process = state.processes[self]!
    switch (process.at) {
      case 'look':
        return [look(state, process.generation)]
      case 'hold':
        return holdLine(state, process)
      case 'record':
      case 'refuse':
        return record(state, process)
      case 'errands':
        return onErrands(state, process)
      default:
        return []
    }
  }
}
