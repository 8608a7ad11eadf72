import type { Reconcile, Reconciled } from '../../../application/ports/driving/reconcile.js'
import { endsWithin } from '../../support/ends-within.js'
import type { Logger } from '../../support/logger.js'
import { pause } from '../../support/pause.js'

export type ReconcilerTimer = Readonly<{
  start: () => void
  /** Begins no more runs, and waits up to so long for the one under way. */
  stop: (graceMs: number) => Promise<void>
}>
/** `random`: from 0 to 1, without 1. */
export type TimerDependencies = Readonly<{ reconcile: Reconcile; logger: Logger; random: () => number }>
/** `every`: ms between runs; `limit`: how many of each kind one run takes up, at most. */
export type TimerSettings = Readonly<{ every: number; limit: number }>

const JITTER = 0.2

/** Reconciles again and again, one run at a time; at once when a run left more to do, else after a pause. */
export const reconcilerTimer = (
  { reconcile, logger, random }: TimerDependencies,
  { every, limit }: TimerSettings,
): ReconcilerTimer => {
  const stopping = new AbortController()
  const { signal } = stopping
  let running = Promise.resolve()

  // Instances that were started together should not all look at once.
  const aWhile = () => every * (1 - JITTER / 2 + JITTER * random())

  // Where nothing could be done, the same would be found again at once.
  const leftMore = ({ advanced, holdsJudged, adjustmentsFiled, failed }: Reconciled): boolean =>
    Math.max(advanced, holdsJudged, adjustmentsFiled) >= limit && failed < advanced + holdsJudged + adjustmentsFiled

  const runOnce = async (): Promise<{ again: boolean }> => {
    try {
      const reconciled = await reconcile()
      if (reconciled.isOk()) return { again: leftMore(reconciled.value) }
      logger.warn({ error: reconciled.error }, 'reconciling failed')
    } catch (bug) {
      logger.error({ err: bug }, 'reconciling broke')
    }
    return { again: false }
  }

  const run = async () => {
    await pause(aWhile(), signal)
    while (!signal.aborted) {
      const { again } = await runOnce()
      await pause(again ? 0 : aWhile(), signal)
    }
  }

  return {
    start: () => {
      running = run()
    },
    stop: async graceMs => {
      stopping.abort()
      await endsWithin(running, graceMs)
    },
  }
}
