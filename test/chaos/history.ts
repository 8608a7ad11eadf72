import type { OrderRow, StockRow } from '../support/documents-in.js'

export type Basket = Readonly<Record<string, number>>

/**
 * What a client asked for, and what it was told in the end. No two attempts of a schedule have the same customer and basket, so that an order
 * tells whose it is. Without a key it is sent once.
 */
export type Attempt = Readonly<{
  userId: string
  basket: Basket
  key?: string
  sends: number
  /** `Unknown`: the last that the client saw was an error, after which the order may exist or not. */
  outcome:
    Readonly<{ type: 'Acknowledged'; orderId: string }> | Readonly<{ type: 'Refused' }> | Readonly<{ type: 'Unknown' }>
}>

/** All that a checker reads of a schedule that is over. */
export type History = Readonly<{
  attempts: readonly Attempt[]
  /** The order that each mail is about. */
  mailsOf: readonly string[]
  orders: readonly OrderRow[]
  stock: readonly StockRow[]
  /** Stock items as they were seen to violate conservation meanwhile. */
  unbalanced: readonly StockRow[]
}>
