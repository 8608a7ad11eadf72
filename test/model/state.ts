import type { OrderEvent } from '../../src/domain/order/order-events.js'
import type { Refused, Abandoned } from '../../src/domain/order/id-decision.js'
import type { OrderProgress } from '../../src/domain/order/order-progress.js'
import type { AdjustmentId, EventId, HoldNonce } from '../../src/domain/shared/ids.js'
import type { Claim, StockItem } from '../../src/domain/stock/stock-item.js'

/** A document of `stock`. */
export type Shelf = Readonly<{ item: StockItem; adjustSeq: number; adjustments: readonly AdjustmentId[] }>

/** A document of `orders`. */
export type Stored = Readonly<{ type: 'Ordered'; progress: OrderProgress }> | Refused | Abandoned

/**
 * What stands under one order id. `ahead` is what only the primary has: a failover may roll it back. Each document may
 * fall behind by itself, as on shards.
 */
export type Slot = Readonly<{ committed: Stored | undefined; ahead: Stored | undefined }>

/** A hold as the one sees it who means to give it back or to sell it. `slot` and `shelf` are places in the state. */
export type SeenHold = Readonly<{ slot: number; shelf: number; nonce: HoldNonce }>

/** A conditional write, or one operation of the queue, that a process has made up its mind to. */
export type Errand =
  | (SeenHold & Readonly<{ errand: 'sell' | 'release' }>)
  | Readonly<{ errand: 'publish'; slot: number; event: OrderEvent['type'] }>
  | Readonly<{ errand: 'markPublished'; slot: number; events: readonly EventId[] }>
  | Readonly<{ errand: 'markStockDone' | 'acknowledge'; slot: number }>

/** What a request has in hand: `held` by line, own holds or adopted ones; `taken` are its own. */
export type InHand = Readonly<{ generation: number; held: readonly HoldNonce[]; taken: readonly SeenHold[] }>

/** All that a process remembers between two steps. */
export type Process =
  | Readonly<{ at: 'idle' | 'over' }>
  | Readonly<{ at: 'errands'; errands: readonly Errand[]; thenGeneration?: number }>
  | Readonly<{ at: 'look'; generation: number }>
  | (InHand & Readonly<{ at: 'hold' | 'record' | 'refuse' }>)
  | Readonly<{ at: 'decide' | 'putBack'; slot: number }>
  | (SeenHold & Readonly<{ at: 'judge' | 'abandon' }>)
  | Readonly<{ at: 'readBook' }>
  | Readonly<{ at: 'readJournal' | 'adjust'; adjustSeq: number; fits: boolean }>
  | Readonly<{ at: 'copy' | 'pull'; shelf: number; filing: readonly AdjustmentId[] }>

/** A write that its sender has given up, and that lands when it likes. */
export type LateWrite =
  | Readonly<{ write: 'hold'; shelf: number; claim: Claim }>
  | Readonly<{ write: 'insert'; slot: number; stored: Stored }>
  | Readonly<{ write: 'adjust'; adjustment: number; adjustSeq: number }>

/** What a client was told: 201, 409 short, 422, 409 in use, 503; an adjustment made, or refused. */
export type Reply = 'Created' | 'Short' | 'KeyReused' | 'KeyInUse' | 'Unknown' | 'Adjusted' | 'OutOfRange'

/** Mishaps: how many a row allows, and how many there have been. */
export type Mishaps = Readonly<{
  crashes: number
  lateWrites: number
  duplicates: number
  deadLetters: number
  /** First documents that only the primary has when their sender is told that nobody knows. */
  recordsAhead: number
  /** The same of decisions. */
  decisionsAhead: number
}>

/** All there is at one moment. It is never changed: a step makes another one, and shares what stays the same. */
export type State = Readonly<{
  shelves: readonly Shelf[]
  slots: readonly Slot[]
  /** What each process remembers: `actorsOf` says who stands where. */
  processes: readonly Process[]
  /** Copies of OrderPlaced in the queue, by slot. */
  messages: readonly number[]
  /** The collection `adjustments`. */
  journal: readonly AdjustmentId[]
  late: readonly LateWrite[]
  replies: readonly (Reply | null)[]
  /** Nonces drawn so far, by slot. */
  nonces: readonly number[]
  mishaps: Mishaps
}>

/** `mishap`: nothing that anybody may count on. */
export type Step = Readonly<{ what: string; next: State; mishap?: true }>

/** What somebody, or chance, may do next. */
export type Actor = (state: State) => readonly Step[]
