import type { Refused } from '../../../src/domain/order/id-decision.js'
import { place, type NewOrder } from '../../../src/domain/order/order.js'
import type { UserId } from '../../../src/domain/shared/ids.js'
import { email } from '../../support/builders.js'
import { decisionIn, insert, occasion, placedDocument, seen } from '../order-writes.js'
import type { Setup } from '../setup.js'
import type { Process, State, Step, Stored } from '../state.js'
import { releasing, type Answering } from './answering.js'
import { byMishap, withLate } from './processes.js'

type Recording = Extract<Process, { at: 'hold' | 'record' | 'refuse' }>

const [mailTo, userId] = [email('ada@example.com'), 'ada' as UserId]

/** The order or the refusal: src/adapters/driven/mongo/first-document.ts inserts it, finds the id decided, or does not know. */
export const recording = (setup: Setup, attempt: number, { end, settle }: Answering) => {
  const { ids, limits, breaks } = setup
  const { lines, fingerprint, chain } = setup.attempts[attempt]!
  const refused: Refused = { type: 'Refused', shortages: [] as unknown as Refused['shortages'], fingerprint }

  const documentOf = ({ at, generation, held }: Recording): Stored => {
    if (at === 'refuse') return refused
    const named = lines.map((line, place) => ({ ...line, hold: held[place]! })) as unknown as NewOrder['lines']
    const order = { id: ids[chain[generation]!]!, userId, mailTo, lines: named }
    return placedDocument(place(order, occasion('OrderPlaced'))._unsafeUnwrap())
  }

  const inserted = (state: State, process: Recording): State => {
    if (process.at === 'refuse') return settle(state, process, refused)
    const slot = chain[process.generation]!
    return end(state, 'Created', [
      { errand: 'publish', slot, event: 'OrderPlaced' },
      { errand: 'markPublished', slot, events: [occasion('OrderPlaced').eventId] },
    ])
  }

  /** The insert is on its way still, or has reached the primary alone: it is sent again, or given up. */
  const unknown = (state: State, process: Recording, what: string): readonly Step[] => {
    const [slot, stored] = [chain[process.generation]!, documentOf(process)]
    const undo = breaks('undo after an unknown record') ? releasing(process.taken) : []
    const eitherWay = (how: string, next: State): readonly Step[] => [
      { what: `${what} ${how}; sent again`, next },
      { what: `${what} ${how}; given up`, next: end(next, 'Unknown', undo) },
    ]
    return [
      ...byMishap(state, limits, 'lateWrites', after =>
        eitherWay('comes late', withLate(after, { write: 'insert', slot, stored })),
      ),
      ...byMishap(state, limits, 'recordsAhead', after =>
        eitherWay('reaches the primary alone', insert(after, slot, stored, false)!),
      ),
    ]
  }

  /** Sent again until there is no time left: that it is the primary's alone is no decision. */
  const unseen = (state: State, { taken }: Recording, what: string): readonly Step[] => {
    const tidied = breaks('an unseen duplicate counts as decided') ? releasing(taken) : []
    return [{ what: `${what}, a duplicate that no majority shows; given up`, next: end(state, 'Unknown', tidied) }]
  }

  return (state: State, process: Recording): readonly Step[] => {
    const slot = chain[process.generation]!
    const what = `request ${attempt + 1}: ${process.at} ${ids[slot]!}`
    const first = insert(state, slot, documentOf(process))
    if (first) return [{ what, next: inserted(first, process) }, ...unknown(state, process, what)]
    const found = seen(setup, state.slots[slot]!)
    if (!found) return unseen(state, process, what)
    return [{ what: `${what}, which is decided`, next: settle(state, process, decisionIn(found)) }]
  }
}
