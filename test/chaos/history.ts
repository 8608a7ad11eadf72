import type { OrderRow, StockRow } from '../support/documents-in.js'

export type Basket = Readonly<Record<string, number>>

/**
 * What a client was told of its order in the end. `Refused`: short of stock, or withdrawn from sale; there must be no order.
 * `Unknown`: the last that the client saw was an error, after which the order may exist or not.
 */
export type Outcome =
  Readonly<{ type: 'Acknowledged'; orderId: string }> | Readonly<{ type: 'Refused' }> | Readonly<{ type: 'Unknown' }>

/** What a client was told when it cancelled its order. `TooLate`: it was decided already, as the status says. */
export type Cancelling = Readonly<{ type: 'Cancelled' | 'Unknown' }> | Readonly<{ type: 'TooLate'; status: string }>

/**
 * What a client asked for, and what it was told. No two attempts of a schedule have the same customer and basket, so that an order tells whose
 * it is. Without a key it is sent once.
 */
export type Attempt = Readonly<{
  userId: string
  basket: Basket
  key?: string
  sends: number
  outcome: Outcome
  cancelling?: Cancelling
}>

/** A mail that SES accepted: what it says, who sent it and when, and whether SES's answer reached the sender. Times are of one monotonic clock, ms. */
export type Mail = Readonly<{ text: string; by: string; at: number; answered: boolean }>

/** A mail that its sender could not mark as sent while its claim lasted: it says so itself. */
export type Unmarked = Readonly<{ orderId: string; by: string }>

/**
 * What was done to a process, to the store it writes to, or to its way to SES, which is `cut`: `until` it was up again, went on, or was whole.
 */
export type Fault = Readonly<{
  type: 'kill' | 'stall' | 'outage' | 'cut'
  process: string
  from: number
  until: number
}>

/** All that a checker reads of a schedule that is over. */
export type History = Readonly<{
  attempts: readonly Attempt[]
  mails: readonly Mail[]
  unmarked: readonly Unmarked[]
  faults: readonly Fault[]
  /** Products that were off sale for a time: what was ordered before that may have failed. */
  withdrawn: readonly string[]
  /** Processes that ended although nobody ended them. */
  deserted: readonly string[]
  orders: readonly OrderRow[]
  /** Units of each product that were there to begin with; nothing was put in or taken out since. */
  shelves: Readonly<Record<string, number>>
  stock: readonly StockRow[]
  /** Stock items as they were seen to violate conservation meanwhile. */
  unbalanced: readonly StockRow[]
}>
