import type { Result } from 'neverthrow'
import type { HoldNonce } from '../../src/domain/shared/ids.js'
import { adjust, hold, release, sell, type Claim } from '../../src/domain/stock/stock-item.js'
import type { HoldRefusal } from '../../src/domain/stock/stock-errors.js'
import { stockPolicy } from '../../src/domain/stock/stock-policy.js'
import type { Adjusting, Setup } from './setup.js'
import type { Errand, SeenHold, Shelf, State } from './state.js'

const policy = stockPolicy(1_000)

const withShelf = (state: State, place: number, change: (shelf: Shelf) => Shelf): State => ({
  ...state,
  shelves: state.shelves.with(place, change(state.shelves[place]!)),
})

/** `own`: this send took it; else an earlier one of the same order had, and its nonce is adopted. */
export type HoldTaken = Readonly<{ next: State; nonce: HoldNonce; own: boolean }>

/**
 * `holding` in src/adapters/driven/mongo/stock-statements.ts, and the read that follows if it found no match
 * (lanes/hold-lane.ts): nothing changes between the two that would matter, for only a match takes anything.
 */
export const takeHold = (state: State, place: number, claim: Claim): Result<HoldTaken, HoldRefusal> => {
  const before = state.shelves[place]!.item
  return hold(before, claim, policy).map(({ item, nonce }) => {
    const own = item !== before
    return { next: own ? withShelf(state, place, shelf => ({ ...shelf, item })) : state, nonce, own }
  })
}

/** `settling` in stock-statements.ts: by nonce, so that what was done before is not done again. */
export const settleHold =
  ({ ids, breaks }: Setup) =>
  (state: State, as: Extract<Errand['errand'], 'sell' | 'release'>, { slot, shelf, nonce }: SeenHold): State =>
    withShelf(state, shelf, before => {
      const { item } = before
      const id = ids[slot]!
      if (item.holds.get(id)?.nonce === nonce)
        return { ...before, item: (as === 'sell' ? sell : release)(item, id, nonce) }
      // Rows that break these rules have orders of single units.
      if (as === 'sell' && breaks('blind sale')) return { ...before, item: { ...item, sold: item.sold + 1 } }
      if (as === 'release' && breaks('blind release'))
        return { ...before, item: { ...item, available: item.available + 1 } }
      return before
    })

/** `adjusting` in stock-statements.ts: on the sequence that was read, and only if so much is there. */
export const writeAdjustment = (
  { breaks }: Setup,
  state: State,
  { id, shelf: place, units }: Adjusting,
  adjustSeq: number,
): State =>
  withShelf(state, place, shelf => {
    if (shelf.adjustSeq !== adjustSeq && !breaks('an adjustment without its sequence')) return shelf
    return adjust(shelf.item, units).match(
      item => ({ item, adjustSeq: shelf.adjustSeq + 1, adjustments: [...shelf.adjustments, id] }),
      () => shelf,
    )
  })

/** The `$pull` of src/adapters/driven/mongo/adjustment-filing.ts. */
export const pullAdjustments = (state: State, place: number, filed: Shelf['adjustments']): State =>
  withShelf(state, place, shelf => ({ ...shelf, adjustments: shelf.adjustments.filter(id => !filed.includes(id)) }))

/** The insert of adjustment-filing.ts: what somebody else has filed is filed. */
export const copyAdjustments = (state: State, filing: Shelf['adjustments']): State => ({
  ...state,
  journal: [...new Set([...state.journal, ...filing])].sort(),
})
