import { expect } from 'chai'
import type { AdjustmentId, HoldNonce } from '../../src/domain/shared/ids.js'
import { collapsedStates } from './collapsed-states.js'
import { explore } from './explore.js'
import { setupOf } from './setup.js'
import { startOf } from './start.js'
import type { State } from './state.js'

const setup = setupOf({ name: 'one order', stock: { A: 1, B: 1 }, attempts: [{ basket: { A: 1 } }] })
const { start, actors } = startOf(setup)

/** One state for each part, which differs from the start in that part alone. */
const NEIGHBOURS: readonly State[] = [
  { ...start, shelves: start.shelves.map(shelf => ({ ...shelf, item: { ...shelf.item, sold: 1 } })) },
  { ...start, slots: [{ committed: { type: 'Abandoned' }, ahead: undefined }] },
  { ...start, slots: [{ committed: undefined, ahead: { type: 'Abandoned' } }] },
  { ...start, processes: start.processes.with(0, { at: 'over' }) },
  { ...start, messages: [1] },
  { ...start, journal: ['a' as AdjustmentId] },
  { ...start, late: [{ write: 'insert', slot: 0, stored: { type: 'Abandoned' } }] },
  { ...start, replies: ['Created'] },
  { ...start, nonces: [1] },
  { ...start, mishaps: { ...start.mishaps, crashes: 1 } },
]

describe('Collapsed states', () => {
  it('have another code when any part of them is another', () => {
    const { encode } = collapsedStates(start)
    expect(new Set([start, ...NEIGHBOURS].map(encode))).to.have.lengthOf(NEIGHBOURS.length + 1)
  })

  it('are what they were when they are decoded', () => {
    const { encode, decode } = collapsedStates(start)
    for (const state of [start, ...NEIGHBOURS]) expect(decode(encode(state))).to.deep.equal(state)
  })

  it('have one code however they came about', () => {
    const { encode, decode } = collapsedStates(start)
    const holds = (ids: readonly string[]): State => {
      const hold = (id: string) => [id, { nonce: `of ${id}` as HoldNonce }] as const
      const item = { ...start.shelves[0]!.item, holds: new Map(ids.map(hold)) }
      return { ...start, shelves: [{ ...start.shelves[0]!, item }, ...start.shelves.slice(1)] } as unknown as State
    }
    const code = encode(holds(['a', 'b']))
    expect(encode(holds(['b', 'a']))).to.equal(code)
    decode(encode(start))
    expect(encode(holds(['b', 'a']))).to.equal(code)
  })

  it('are as many as those whose whole text is compared', () => {
    const { encode, decode } = collapsedStates(start)
    const whole = new Map<string, State>()
    const textOf = (state: State) => {
      const text = JSON.stringify(state, (_, value: unknown) => (value instanceof Map ? [...value] : value))
      whole.set(text, state)
      return text
    }
    const next = (state: State) => actors.flatMap(act => act(state))
    const common = { start, next, faultIn: () => undefined, isGoodEnd: () => true }
    const collapsed = explore({ ...common, encode, decode })
    const plain = explore({ ...common, encode: textOf, decode: text => whole.get(text)! })
    expect(collapsed).to.include({ states: plain.states, steps: plain.steps })
    expect(plain.states).to.be.greaterThan(100)
  })
})
