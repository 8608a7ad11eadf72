import type { Fault } from './faults.js'
import type { Mishaps } from './state.js'

/** Units by SKU. */
export type Basket = Readonly<Record<string, number>>

/** A rule of the protocol that a row breaks, to show what it is there for. */
export type BrokenRule =
  | 'no tombstone'
  | 'nobody judges old holds'
  | 'nobody looks after what is due'
  | 'no stuck check'
  | 'acknowledged first'
  | 'one nonce for every send'
  | 'undo after an unknown record'
  | 'blind sale'
  | 'blind release'
  | 'blind status'
  | 'a keyed refusal leaves no document'
  | 'no look before the hold'
  | 'a tombstone expires'
  | 'a tidy gives back what the order names'
  | 'local reads'
  | 'an unseen duplicate counts as decided'
  | 'pulled before it is copied'
  | 'no look into the journal'
  | 'the journal is read first'
  | 'an adjustment without its sequence'

/** What the model explores: who there is, what may befall them, and what is to come of it. */
export type Row = Readonly<{
  name: string
  stock: Basket
  /** One API process each; those under one key are one client that asks again. */
  attempts?: readonly Readonly<{ basket: Basket; key?: string }>[]
  /** One API process each; those under one key are one adjustment. */
  adjustments?: readonly Readonly<{ sku: string; units: number; key: string }>[]
  workers?: number
  cancels?: boolean
  /** Whether outcomes are published for other systems. */
  announces?: boolean
  mishaps?: Partial<Mishaps>
  broken?: readonly BrokenRule[]
  /** The invariant that fails; a row without it holds. */
  caughtBy?: Fault
  /** Too long for CI. */
  byHand?: boolean
}>
