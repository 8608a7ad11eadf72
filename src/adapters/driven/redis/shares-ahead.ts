import type { Standing } from '../../support/rate-limiter.js'
import { leastOf, type Left } from './spend-budgets.js'

/**
 * What Redis granted of each of some budgets: how they stood before, how many it was, and how many of these were spent at
 * once. `askedAt`: when Redis was asked.
 */
export type Grant = Readonly<{ left: readonly Left[]; granted: number; spent: number; askedAt: number }>

/** Budgets that are spent together go by one name. */
export type SharesAhead = Readonly<{
  /** How many to ask for beyond those that are wanted now. */
  ahead: (name: string) => number
  /** Keeps what was granted and not spent, in place of what was kept before. */
  keep: (name: string, grant: Grant) => void
  /** Spends one of those that were kept, and answers how the budgets stand; undefined if none is left. */
  spend: (name: string) => readonly Standing[] | undefined
}>

/** `earlier`: how many were spent before it, since the window began or the first share was kept. */
type Share = { unspent: number; spent: number } & Readonly<{
  earlier: number
  after: readonly Left[]
  keptAt: number
  endsAt: number
}>

/** For so long a share is to last, ms. */
const LASTS = 1_000
/** It is at most this part of what was spent: however many share an address, that is all that they can lose of its budget. */
const PART_OF_SPENT = 1 / 10
/** It is at most this part of what is left. */
const PART_OF_LEFT = 1 / 20
const CAPACITY = 10_000

/**
 * What a process takes ahead of budgets that it is asked for again and again: as much as it spent of them in a second, no
 * more than a tenth of what it spent in the window, and no more than a 20th of what is left. Redis has counted it, so that
 * any number of processes together let no more through than the limit; what is not spent when the window ends is lost. Of
 * what is asked for less than once a second nothing is taken. `elapsed`: milliseconds since some fixed moment.
 */
export const sharesAhead = (elapsed: () => number): SharesAhead => {
  const shares = new Map<string, Share>()

  const current = (name: string, now: number): Share | undefined => {
    const share = shares.get(name)
    return share && now < share.endsAt ? share : undefined
  }

  return {
    ahead: name => {
      const now = elapsed()
      const share = current(name, now)
      if (!share) return 0
      const pace = share.spent / (now - share.keptAt)
      const spent = share.earlier + share.spent
      return Math.floor(Math.min(pace * LASTS, spent * PART_OF_SPENT, leastOf(share.after) * PART_OF_LEFT))
    },

    keep: (name, { left, granted, spent, askedAt }) => {
      const now = elapsed()
      const last = current(name, now)
      shares.delete(name)
      if (spent === 0) return
      const earlier = last ? last.earlier + last.spent : 0
      const after = left.map(({ before, resetAfter }) => ({ before: before - granted, resetAfter }))
      // By when it was asked: the first of the windows does not end before that.
      const endsAt = askedAt + Math.min(...left.map(({ resetAfter }) => resetAfter))
      shares.set(name, { unspent: granted - spent, spent, earlier, after, keptAt: now, endsAt })
      const [oldest] = shares.keys()
      if (shares.size > CAPACITY && oldest !== undefined) shares.delete(oldest)
    },

    spend: name => {
      const now = elapsed()
      const share = current(name, now)
      if (!share || share.unspent === 0) return undefined
      share.unspent -= 1
      share.spent += 1
      const since = now - share.keptAt
      return share.after.map(({ before, resetAfter }) => ({
        remaining: before + share.unspent,
        exhausted: false,
        resetAfter: resetAfter - since,
      }))
    },
  }
}
