import { emptyStock } from '../../src/domain/stock/stock-item.js'
import { usd } from '../support/builders.js'
import { adjusting, filing, firstOfAdjusting } from './actors/adjusting.js'
import { lookingAfterDue, working } from './actors/advancing.js'
import { cancelling } from './actors/cancelling.js'
import { chance } from './actors/chance.js'
import { judging } from './actors/judging.js'
import { firstOfPlacing, placing } from './actors/placing.js'
import { IDLE } from './actors/processes.js'
import type { Setup } from './setup.js'
import type { Actor, Process, State } from './state.js'

type Cast = Readonly<{ process: Process; act: (self: number) => Actor }>

/** Everybody who acts, in the order of `state.processes`: requests first, then who begins anew when it is done. */
const castOf = (setup: Setup): readonly Cast[] => {
  const { row, attempts, adjustments, breaks } = setup
  const idle = (...[act, name]: readonly [(setup: Setup, name: string, self: number) => Actor, string]): Cast => ({
    process: IDLE,
    act: self => act(setup, name, self),
  })
  const workers = attempts.length === 0 ? 0 : (row.workers ?? 1)
  return [
    ...attempts.map((_, nth) => ({ process: firstOfPlacing(setup, nth), act: () => placing(setup, nth) })),
    ...adjustments.map((_, nth) => ({
      process: firstOfAdjusting(setup),
      act: (self: number) => adjusting(setup, nth, self),
    })),
    ...Array.from({ length: workers }, (_, nth) => idle(working, `worker ${nth + 1}`)),
    ...(attempts.length === 0 || breaks('nobody looks after what is due') ? [] : [idle(lookingAfterDue, 'reconciler')]),
    ...(attempts.length === 0 || breaks('nobody judges old holds') ? [] : [idle(judging, 'judge of holds')]),
    ...(row.cancels ? [idle(cancelling, 'somebody')] : []),
    ...(adjustments.length === 0 ? [] : [idle(filing, 'filing')]),
  ]
}

/** How a row begins, and who goes on from there. */
export const startOf = (setup: Setup): Readonly<{ start: State; actors: readonly Actor[] }> => {
  const { row, ids, skus, attempts, adjustments } = setup
  const cast = castOf(setup)
  const units = Object.values(row.stock)
  return {
    start: {
      shelves: skus.map((sku, place) => ({
        item: {
          ...emptyStock({ sku, name: sku, unitPrice: usd(1), active: true }),
          received: units[place]!,
          available: units[place]!,
        },
        adjustSeq: 0,
        adjustments: [],
      })),
      slots: ids.map(() => ({ committed: undefined, ahead: undefined })),
      processes: cast.map(({ process }) => process),
      messages: ids.map(() => 0),
      journal: [],
      late: [],
      replies: [...attempts, ...adjustments].map(() => null),
      nonces: ids.map(() => 0),
      mishaps: { crashes: 0, lateWrites: 0, duplicates: 0, deadLetters: 0, recordsAhead: 0, decisionsAhead: 0 },
    },
    actors: [...cast.map(({ act }, self) => act(self)), chance(setup)],
  }
}
