import type { Shelf, State } from './state.js'

const MAX_VALUES = 65_536

/** A state as a text of a dozen characters: one for each part, which says which of the part's values it has. */
export type Code = string

/**
 * States as short texts, as SPIN's collapse compression has them (G. Holzmann, "State Compression in SPIN", 1997): each part
 * of a state – a document, what a process remembers – has few values, and each new value gets the next number. Two states
 * have the same code if, and only if, all their parts are the same: nothing is hashed, so no state is ever taken for
 * another one.
 */
export const collapsedStates = (like: State) => {
  const tables: Table[] = []
  /** The parts of the state that was decoded last: what its successors share with them is not looked up again. */
  let [near, nearCode]: [readonly unknown[], Code] = [[], '']

  const numberOf = (part: unknown, place: number): number => {
    const table = (tables[place] ??= { values: [], numbers: new Map() })
    const text = textOf(part)
    const known = table.numbers.get(text)
    if (known !== undefined) return known
    const number = table.values.push(part) - 1
    if (number >= MAX_VALUES) throw new Error(`Part ${place} of the state has more than ${MAX_VALUES} values`)
    table.numbers.set(text, number)
    return number
  }

  return {
    encode: (state: State): Code => {
      const parts = partsOf(state)
      const numbers = parts.map((part, place) =>
        part === near[place] ? nearCode.charCodeAt(place) : numberOf(part, place),
      )
      return String.fromCharCode(...numbers)
    },
    decode: (code: Code): State => {
      near = Array.from({ length: code.length }, (_, place) => tables[place]?.values[code.charCodeAt(place)])
      nearCode = code
      return stateOf(near, like)
    },
  }
}

type Table = Readonly<{ values: unknown[]; numbers: Map<string, number> }>

const partsOf = ({ shelves, slots, processes, ...rest }: State): readonly unknown[] => [
  ...shelves,
  ...slots,
  ...processes,
  ...[rest.messages, rest.journal, rest.late, rest.replies, rest.nonces, rest.mishaps],
]

const stateOf = (parts: readonly unknown[], { shelves, slots, processes }: State): State => {
  const ends = [shelves.length, shelves.length + slots.length, shelves.length + slots.length + processes.length]
  const [messages, journal, late, replies, nonces, mishaps] = parts.slice(ends[2])
  return {
    ...{
      shelves: parts.slice(0, ends[0]),
      slots: parts.slice(ends[0], ends[1]),
      processes: parts.slice(ends[1], ends[2]),
    },
    ...{ messages, journal, late, replies, nonces, mishaps },
  } as State
}

const isShelf = (part: unknown): part is Shelf => typeof part === 'object' && part !== null && 'item' in part

/** All of the part, whatever it is: what were left out could make two states one. */
const textOf = (part: unknown): string => {
  if (!isShelf(part)) return JSON.stringify(part)
  const { item } = part
  return JSON.stringify({ ...part, item: { ...item, holds: [...item.holds].sort(([a], [b]) => (a < b ? -1 : 1)) } })
}
