import { adjust } from '../../../src/domain/stock/stock-item.js'
import type { Setup } from '../setup.js'
import type { Actor, Process, Reply, State, Step } from '../state.js'
import { copyAdjustments, pullAdjustments, writeAdjustment } from '../stock-writes.js'
import { byMishap, go, IDLE, OVER, withLate } from './processes.js'

/** What was read of the item. */
type Found = Readonly<{ adjustSeq: number; fits: boolean }>

/**
 * `adjust` of src/adapters/driven/mongo/mongo-stock-administration.ts: the item is read, then the journal, then written on
 * the sequence that was read, and all again until the entry is found.
 */
export const adjusting = (setup: Setup, nth: number, self: number): Actor => {
  const { limits, breaks } = setup
  const adjustment = setup.adjustments[nth]!
  const { id, shelf: place, units } = adjustment
  const [client, who] = [setup.attempts.length + nth, `adjustment ${nth + 1}`]
  const journalFirst = breaks('the journal is read first')

  const tell = (state: State, reply: Reply): State =>
    go({ ...state, replies: state.replies.with(client, reply) }, self, OVER)

  const readBook = (state: State): Step => {
    const what = `${who}: read the item`
    const { item, adjustSeq, adjustments } = state.shelves[place]!
    if (adjustments.includes(id)) return { what, next: tell(state, 'Adjusted') }
    const found = { adjustSeq, fits: adjust(item, units).isOk() }
    const looked = journalFirst || breaks('no look into the journal')
    return { what, next: looked ? decide(state, found) : go(state, self, { at: 'readJournal', ...found }) }
  }

  const readJournal = (state: State, found: Found): Step => {
    const what = `${who}: read the journal`
    if (state.journal.includes(id)) return { what, next: tell(state, 'Adjusted') }
    return { what, next: journalFirst ? go(state, self, { at: 'readBook' }) : decide(state, found) }
  }

  const decide = (state: State, found: Found): State =>
    found.fits ? go(state, self, { ...found, at: 'adjust' }) : tell(state, 'OutOfRange')

  const send = (state: State, adjustSeq: number): readonly Step[] => {
    const what = `${who}: adjust on sequence ${adjustSeq}`
    const again = go(state, self, firstOfAdjusting(setup))
    return [
      { what, next: writeAdjustment(setup, again, adjustment, adjustSeq) },
      ...byMishap(again, limits, 'lateWrites', after => [
        {
          what: `${what} comes late; looked again`,
          next: withLate(after, { write: 'adjust', adjustment: nth, adjustSeq }),
        },
      ]),
    ]
  }

  return state => {
    const process = state.processes[self]!
    switch (process.at) {
      case 'readBook':
        return [readBook(state)]
      case 'readJournal':
        return [readJournal(state, process)]
      case 'adjust':
        return send(state, process.adjustSeq)
      default:
        return []
    }
  }
}

export const firstOfAdjusting = ({ breaks }: Setup): Process =>
  breaks('the journal is read first') ? { at: 'readJournal', adjustSeq: 0, fits: true } : { at: 'readBook' }

/** src/adapters/driven/mongo/adjustment-filing.ts: copied to the journal, and only then taken out of the item. */
export const filing = ({ skus, breaks }: Setup, name: string, self: number): Actor => {
  const order = breaks('pulled before it is copied') ? (['pull', 'copy'] as const) : (['copy', 'pull'] as const)

  return state => {
    const process = state.processes[self]!
    if (process.at === 'idle')
      return state.shelves.flatMap(({ adjustments }, shelf) =>
        adjustments.length === 0
          ? []
          : [
              {
                what: `${name}: find adjustments of ${skus[shelf]!}`,
                next: go(state, self, { at: order[0], shelf, filing: adjustments }),
              },
            ],
      )
    if (process.at !== 'copy' && process.at !== 'pull') return []
    const { at, shelf, filing: ids } = process
    const written = at === 'copy' ? copyAdjustments(state, ids) : pullAdjustments(state, shelf, ids)
    const next = go(written, self, at === order[0] ? { ...process, at: order[1] } : IDLE)
    return [{ what: `${name}: ${at} adjustments of ${skus[shelf]!}`, next }]
  }
}
