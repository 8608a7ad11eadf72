import type { StripedRow } from './striped-row.js'
import type { LateWrite, Step, Striped } from './striped-state.js'
import { takeHold, withRepairer, withRequest, writeAdjustment } from './striped-writes.js'

/** Crashes, and writes that land when their sender has given them up. */
export const mishaps = ({ adjustment = 0, crashes = 0 }: StripedRow) => {
  const crashing = (state: Striped): readonly Step[] => {
    if (state.crashes >= crashes) return []
    const after = { ...state, crashes: state.crashes + 1 }
    return [
      ...state.requests.flatMap((request, self) =>
        request.at === 'over'
          ? []
          : [
              {
                what: `CRASH of request ${self + 1}`,
                next: withRequest(after, self, { at: 'over' }),
                mishap: true as const,
              },
            ],
      ),
      ...state.repairers.flatMap((repairer, self) =>
        repairer.at === 'idle'
          ? []
          : [
              {
                what: `CRASH before ${repairer.at}`,
                next: withRepairer(after, self, { at: 'idle' }),
                mishap: true as const,
              },
            ],
      ),
    ]
  }

  const land = (state: Striped, late: LateWrite): Striped =>
    late.write === 'adjust'
      ? writeAdjustment(state, adjustment, late.stripe, late.adjustSeq)
      : takeHold(state, late.order, late.units, late).match(
          ({ next }) => next,
          () => state,
        )

  return (state: Striped): readonly Step[] => [
    ...crashing(state),
    ...state.late.map((late, place) => ({
      what: `a late ${late.write} lands`,
      next: { ...land(state, late), late: state.late.toSpliced(place, 1) },
    })),
  ]
}
