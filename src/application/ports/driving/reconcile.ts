import type { ResultAsync } from 'neverthrow'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'

/** How much there was to do; `failed` of it could not be done now, and will be tried again. */
export type Reconciled = Readonly<{ advanced: number; holdsJudged: number; adjustmentsFiled: number; failed: number }>
export type ReconcileError = Unavailable | OutcomeUnknown

/**
 * Takes up what others left: orders that are due, holds that have grown old, adjustments that are not filed. Every instance
 * calls it at every tick.
 */
export type Reconcile = () => ResultAsync<Reconciled, ReconcileError>
