import { insert, newest } from '../order-writes.js'
import type { Setup } from '../setup.js'
import type { Actor, LateWrite, State, Step } from '../state.js'
import { takeHold, writeAdjustment } from '../stock-writes.js'
import { withMessage } from './errands.js'
import { byMishap, go, IDLE, OVER } from './processes.js'

/** All that nobody does on purpose. */
export const chance = (setup: Setup): Actor => {
  const mishaps = [crashes, duplicates, deadLetters, lateWrites, replication, failovers, expiries].map(of => of(setup))
  return state => mishaps.flatMap(happen => happen(state))
}

/** What the process has stored stays; what it was about to do is forgotten. */
const crashes =
  ({ limits, attempts, adjustments }: Setup): Actor =>
  state =>
    byMishap(state, limits, 'crashes', after =>
      state.processes.flatMap((process, self) => {
        if (process.at === 'idle' || process.at === 'over') return []
        const next = go(after, self, self < attempts.length + adjustments.length ? OVER : IDLE)
        return [{ what: `CRASH of process ${self + 1} before "${process.at}"`, next }]
      }),
    )

const duplicates =
  ({ limits, ids }: Setup): Actor =>
  state => {
    const wasPublished = (slot: number) => {
      const { committed } = state.slots[slot]!
      return committed?.type === 'Ordered' && committed.progress.outbox.every(({ type }) => type !== 'OrderPlaced')
    }
    return byMishap(state, limits, 'duplicates', after =>
      state.messages.flatMap((copies, slot) =>
        copies === 0 && wasPublished(slot)
          ? [{ what: `the queue delivers ${ids[slot]!} once more`, next: withMessage(after, slot, 1) }]
          : [],
      ),
    )
  }

const deadLetters =
  ({ limits, ids }: Setup): Actor =>
  state =>
    byMishap(state, limits, 'deadLetters', after =>
      state.messages.flatMap((copies, slot) =>
        copies > 0
          ? [{ what: `the message of ${ids[slot]!} becomes a dead letter`, next: withMessage(after, slot, -1) }]
          : [],
      ),
    )

const lateWrites = (setup: Setup): Actor => {
  const land = (state: State, late: LateWrite): State => {
    switch (late.write) {
      case 'hold':
        return takeHold(state, late.shelf, late.claim).match(
          ({ next }) => next,
          () => state,
        )
      case 'insert':
        return insert(state, late.slot, late.stored) ?? state
      case 'adjust':
        return writeAdjustment(setup, state, setup.adjustments[late.adjustment]!, late.adjustSeq)
    }
  }
  return state =>
    state.late.map((late, place): Step => ({
      what: `a late ${late.write} lands`,
      next: { ...land(state, late), late: state.late.toSpliced(place, 1) },
    }))
}

const replication =
  ({ ids }: Setup): Actor =>
  state =>
    state.slots.flatMap((slot, place) =>
      slot.ahead
        ? [
            {
              what: `a majority gets ${ids[place]!}`,
              next: { ...state, slots: state.slots.with(place, { committed: newest(slot), ahead: undefined }) },
            },
          ]
        : [],
    )

const failovers = (): Actor => state =>
  state.slots.some(({ ahead }) => ahead)
    ? [
        {
          what: 'FAILOVER: what only the primary had is rolled back',
          next: { ...state, slots: state.slots.map(({ committed }) => ({ committed, ahead: undefined })) },
        },
      ]
    : []

const expiries =
  ({ breaks, ids }: Setup): Actor =>
  state =>
    breaks('a tombstone expires')
      ? state.slots.flatMap((slot, place) =>
          slot.committed?.type === 'Abandoned'
            ? [
                {
                  what: `the tombstone of ${ids[place]!} expires`,
                  next: { ...state, slots: state.slots.with(place, { committed: undefined, ahead: undefined }) },
                },
              ]
            : [],
        )
      : []
