import type { StripedRow } from './striped-row.js'
import type { Adjuster, Step, Striped } from './striped-state.js'
import { ADJUSTMENT, writeAdjustment } from './striped-writes.js'

/**
 * Takes units out once: a stripe is read, and written on the sequence that was read, until the entry is found. It stays with its stripe: one
 * that goes on to another when there is too little may find that a send it has given up fits again.
 */
export const adjusting = ({ adjustment: units = 0, stripes, lateWrites = 0, broken }: StripedRow) => {
  const go = (state: Striped, adjuster: Adjuster): Striped => ({ ...state, adjuster })

  const read = (state: Striped, stripe: number): Step => {
    const { item, adjustSeq, adjusted } = state.stripes[stripe]!
    const what = `adjusting: read stripe ${stripe}`
    if (adjusted.includes(ADJUSTMENT)) return { what, next: go(state, { at: 'over' }) }
    if (item.available >= units) return { what, next: go(state, { at: 'write', stripe, adjustSeq }) }
    const goesOn = broken?.includes('an adjustment goes on to others') && stripe + 1 < stripes.length
    return { what, next: go(state, goesOn ? { at: 'read', stripe: stripe + 1, adjustSeq: 0 } : { at: 'over' }) }
  }

  return (state: Striped): readonly Step[] => {
    const { adjuster } = state
    if (adjuster.at === 'over') return []
    const { stripe, adjustSeq } = adjuster
    if (adjuster.at === 'read') return [read(state, stripe)]
    const again = go(state, { at: 'read', stripe, adjustSeq: 0 })
    const what = `adjusting: take ${units} out of stripe ${stripe} on sequence ${adjustSeq}`
    const late = { write: 'adjust', stripe, adjustSeq } as const
    return [
      { what, next: writeAdjustment(again, units, stripe, adjustSeq) },
      ...(state.lateWrites < lateWrites
        ? [
            {
              what: `${what} comes late; looked again`,
              next: { ...again, lateWrites: state.lateWrites + 1, late: [...again.late, late] },
              mishap: true as const,
            },
          ]
        : []),
    ]
  }
}
