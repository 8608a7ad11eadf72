/** What was done to a process, a server or the way between two of them. Times are ms since the run began. */
export type RecordedFault = Readonly<{ type: string; target: string; from: number; until: number }>

/** What a client heard in the end: how long it took from its first try, ms, and when it heard it. */
export type RecordedAnswer = Readonly<{ at: number; took: number; outcome: 'Acknowledged' | 'Refused' | 'Unknown' }>

/** The units of one product at a moment: `received = available + held + sold`. */
export type RecordedUnits = Readonly<{ received: number; available: number; held: number; sold: number }>
export type StockSample = Readonly<{ at: number; products: Readonly<Record<string, RecordedUnits>> }>

/** How a process was at a moment: heap after a collection in bytes, the 99th percentile of its event loop's lag in ms. */
export type HealthSample = Readonly<{ at: number; process: string; heap: number; descriptors: number; loopLag: number }>

/** One thing that must hold: the claim in words, of how many things it was asked, and those for which it does not hold. */
export type Check = Readonly<{ name: string; claim: string; examined: number; violations: readonly string[] }>

/** All that a report of a run shows: plain data, so that it can be kept, and drawn again. */
export type ProofRecord = Readonly<{
  seed: number
  /** What repeats this run. */
  command: string
  /** The protocol rule that was turned off, if one was. */
  sabotage?: string
  /** When it began, ISO 8601 UTC. */
  startedAt: string
  /** ms. */
  lasted: number
  /** What it ran on: versions, how many processes, buyers and orders, time limits, clock skew. */
  settings: Readonly<Record<string, string | number>>
  faults: readonly RecordedFault[]
  answers: readonly RecordedAnswer[]
  /** When orders were found Processed, Failed or Cancelled, ms since the run began. */
  decisions: readonly number[]
  stock: readonly StockSample[]
  health: readonly HealthSample[]
  checks: readonly Check[]
  figures: Readonly<Record<string, number>>
}>
