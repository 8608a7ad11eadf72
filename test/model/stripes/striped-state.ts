import type { HoldNonce } from '../../../src/domain/shared/ids.js'
import type { StockItem } from '../../../src/domain/stock/stock-item.js'

/** One of the documents that share the units. `gains` counts the writes that made units available; `adjusted`: who adjusted it. */
export type Stripe = Readonly<{ item: StockItem; gains: number; adjustSeq: number; adjusted: readonly string[] }>

/** Where an order's units are: the whole line in one stripe, under the nonce of the send that took it. */
export type Place = Readonly<{ stripe: number; nonce: HoldNonce }>

/** The first document under an id decides it, as ever; the line of an order says where its hold is. `due`: stock is. */
export type Slot =
  | null
  | Readonly<{ type: 'Refused' | 'Abandoned' }>
  | (Place & Readonly<{ type: 'Ordered'; status: 'Pending' | 'Processed' | 'Cancelled'; units: number; due: boolean }>)

/**
 * What a request remembers. `looked`: so many stripes in turn were short. `gains`: of each stripe when it was found short.
 * `there`: since it began, enough units were available at every moment – which it cannot know.
 */
export type Request =
  | Readonly<{ at: 'hold' | 'verify'; looked: number; gains: readonly number[]; there: boolean }>
  | Readonly<{ at: 'refuse'; there: boolean }>
  | (Place & Readonly<{ at: 'record'; own: boolean }>)
  | (Place & Readonly<{ at: 'release' }>)
  | Readonly<{ at: 'over' }>

/** What worker and judge remember. */
export type Repairer =
  | Readonly<{ at: 'idle' }>
  | (Place & Readonly<{ at: 'judge' | 'abandon' | 'sell' | 'release'; order: number }>)
  | Readonly<{ at: 'done'; order: number }>

export type Adjuster = Readonly<{ at: 'read' | 'write'; stripe: number; adjustSeq: number }> | Readonly<{ at: 'over' }>

export type LateWrite =
  | (Place & Readonly<{ write: 'hold'; order: number; units: number }>)
  | Readonly<{ write: 'adjust'; stripe: number; adjustSeq: number }>

export type Reply = 'Created' | 'Short' | 'Unknown' | null

export type Striped = Readonly<{
  stripes: readonly Stripe[]
  slots: readonly Slot[]
  requests: readonly Request[]
  /** The worker, and the judge of old holds. */
  repairers: readonly Repairer[]
  adjuster: Adjuster
  late: readonly LateWrite[]
  replies: readonly Reply[]
  nonces: number
  crashes: number
  lateWrites: number
}>

export type Step = Readonly<{ what: string; next: Striped; mishap?: true }>

/** All of the state as text, and back. */
export const encode = (state: Striped): string =>
  JSON.stringify(state, (_, value: unknown) =>
    value instanceof Map ? { holds: [...value].sort(([one], [other]) => (one < other ? -1 : 1)) } : value,
  )

export const decode = (code: string): Striped =>
  JSON.parse(code, (_, value: unknown) =>
    isHolds(value) && Array.isArray(value.holds) ? new Map(value.holds as [string, unknown][]) : value,
  ) as Striped

const isHolds = (value: unknown): value is { holds: unknown } =>
  typeof value === 'object' && value !== null && 'holds' in value && Object.keys(value).length === 1
