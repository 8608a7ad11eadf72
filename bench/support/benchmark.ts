import type { Stage } from './stage.js'

/** What one round of one contender came to. `cpuMicros`: of the measured process, for each unit of work. */
export type Sample = Readonly<{ value: number; cpuMicros?: number; others?: Readonly<Record<string, number>> }>

export type Contender = Readonly<{ name: string; round: () => Promise<Sample> }>

/** What is asked for, and what is hoped for: of a baseline, as the ratio product / baseline. */
export type Goal = Readonly<{ gate: number; aim: number }>

export type Comparison = Readonly<{
  name: string
  /** Of what the values are, such as `orders/s`. */
  unit: string
  product: Contender
  /** What the product's value is not to exceed, where less is better. */
  atMost?: Goal
  /** What it is held against, and what the ratio should be. Without goal the ratio is only told. */
  baselines: readonly (Contender & Readonly<{ goal?: Goal }>)[]
}>

/** Sets the stage, and tells what is to be compared on it. */
export type Benchmark = Readonly<{ name: string; prepare: (stage: Stage) => Promise<readonly Comparison[]> }>
