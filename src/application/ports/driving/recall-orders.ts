import type { ResultAsync } from 'neverthrow'
import type { OutcomeUnknown, Unavailable } from '../../errors.js'

/** How many orders were put into the queue. */
export type Recalled = Readonly<{ orders: number }>

/**
 * Puts every Pending order into the work queue again: at the start of a process whose queue was lost with its memory. No
 * order is changed by it, and one that is in the queue already comes twice, which is harmless.
 */
export type RecallOrders = () => ResultAsync<Recalled, Unavailable | OutcomeUnknown>
