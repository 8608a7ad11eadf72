import { growingInts, type GrowingInts } from './growing-ints.js'

/** What is explored: where it starts, where it may go from there, and what is looked for. */
export type Machine<State, Fault extends string> = Readonly<{
  start: State
  /** No good end may depend on a `mishap`. */
  next: (state: State) => readonly Readonly<{ what: string; next: State; mishap?: true }>[]
  /** Two states with one code are one state. */
  encode: (state: State) => string
  decode: (code: string) => State
  faultIn: (state: State) => Fault | undefined
  isGoodEnd: (state: State) => boolean
}>

/** `trace`: a shortest way to the fault. */
export type Exploration<State, Fault> = Readonly<{
  states: number
  steps: number
  fault?: Fault | 'the good end is out of reach'
  trace: readonly string[]
  last: State
}>

/**
 * Visits every state that can be reached, breadth first, until one has a fault; then looks whether a good end can be
 * reached from each without a mishap. `limit`: more states are an error, never a result.
 */
export const explore = <State, Fault extends string>(
  machine: Machine<State, Fault>,
  limit = 15_000_000,
): Exploration<State, Fault> => {
  const { start, next, encode, decode, faultIn, isGoodEnd } = machine
  const numbers = new Map<string, number>()
  const codes: string[] = []
  const [parents, goodEnds] = [growingInts(), growingInts()]
  let steps = 0
  const edges: Edges = { from: growingInts(), to: growingInts() }

  /** The number of the state, and its fault if it is new and has one. */
  const visit = (state: State, parent: number, mishap = false): Fault | undefined => {
    const code = encode(state)
    const known = numbers.get(code)
    const number = known ?? codes.push(code) - 1
    if (parent >= 0 && !mishap) addEdge(edges, parent, number)
    if (known !== undefined) return undefined
    if (number >= limit) throw new Error(`More than ${limit} states`)
    numbers.set(code, number)
    parents.push(parent)
    return faultIn(state)
  }

  const told = (fault: Fault | 'the good end is out of reach' | undefined, number: number) => {
    const { trace, last } = retrace(machine, codes, parents, number)
    return { states: codes.length, steps, ...(fault ? { fault } : {}), trace, last }
  }

  const fault = visit(start, -1)
  if (fault) return told(fault, 0)
  for (let number = 0; number < codes.length; number += 1) {
    const state = decode(codes[number]!)
    if (isGoodEnd(state)) goodEnds.push(number)
    for (const step of next(state)) {
      steps += 1
      const fault = visit(step.next, number, step.mishap)
      if (fault) return told(fault, codes.length - 1)
    }
  }
  const lost = firstWithout(goodEnds, edges, codes.length)
  return lost === undefined ? told(undefined, 0) : told('the good end is out of reach', lost)
}

type Edges = Readonly<{ from: GrowingInts; to: GrowingInts }>

const addEdge = ({ from, to }: Edges, parent: number, child: number): void => {
  from.push(parent)
  to.push(child)
}

/** The steps on the way to a state: found again by taking them, for to remember them all would cost more. */
const retrace = <State, Fault extends string>(
  { start, next, encode, decode }: Machine<State, Fault>,
  codes: readonly string[],
  parents: GrowingInts,
  number: number,
) => {
  const way: number[] = []
  for (let at = number; at > 0; at = parents.at(at)) way.unshift(at)
  let last = start
  const trace = way.map(at => {
    const steps = next(decode(codes[parents.at(at)]!))
    const step = steps.find(step => encode(step.next) === codes[at])
    if (!step) throw new Error('A state that was reached cannot be reached again')
    last = step.next
    return step.what
  })
  return { trace, last }
}

/** The first state from which no good end can be reached: one goes from the good ends backwards. */
const firstWithout = (goodEnds: GrowingInts, { from, to }: Edges, states: number): number | undefined => {
  const lastInto = new Int32Array(states).fill(-1)
  const before = new Int32Array(to.length())
  for (let edge = 0; edge < to.length(); edge += 1) {
    before[edge] = lastInto[to.at(edge)]!
    lastInto[to.at(edge)] = edge
  }
  const reaches = new Uint8Array(states)
  const open: number[] = []
  const mark = (state: number) => {
    if (reaches[state]) return
    reaches[state] = 1
    open.push(state)
  }
  for (let index = 0; index < goodEnds.length(); index += 1) mark(goodEnds.at(index))
  for (let state = open.pop(); state !== undefined; state = open.pop())
    for (let edge = lastInto[state]!; edge >= 0; edge = before[edge]!) mark(from.at(edge))
  const lost = reaches.indexOf(0)
  return lost < 0 ? undefined : lost
}
