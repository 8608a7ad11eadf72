import type { Comparison, Contender, Goal, Sample } from './benchmark.js'
import { median } from './median.js'

/** Medians of all rounds. `ratio`: product / this one, the median of the ratios within each round. */
export type Standing = Readonly<{
  contender: string
  value: number
  cpuMicros?: number
  others: Readonly<Record<string, number>>
  ratio?: number
  goal?: Goal
  atMost?: Goal
  rounds: readonly number[]
}>
export type Outcome = Readonly<{ comparison: string; unit: string; standings: readonly Standing[] }>

/**
 * Has the contenders take turns, so that whatever else the machine does meets all of them alike; a round before the first
 * warms them up, and does not count.
 */
export const interleaved = async (comparison: Comparison, rounds: number): Promise<Outcome> => {
  const { name, unit, product, atMost, baselines } = comparison
  const contenders = [product, ...baselines]
  for (const contender of contenders) await contender.round()

  const samples = new Map<Contender, Sample[]>(contenders.map(contender => [contender, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) samples.get(contender)?.push(await contender.round())
  }

  const samplesOf = (contender: Contender) => samples.get(contender) ?? []
  const products = samplesOf(product).map(({ value }) => value)
  const against = (contender: Contender) =>
    median(samplesOf(contender).map(({ value }, round) => (products[round] ?? NaN) / value))
  return {
    comparison: name,
    unit,
    standings: [
      { ...standing(product.name, samplesOf(product)), ...(atMost ? { atMost } : {}) },
      ...baselines.map(baseline => ({
        ...standing(baseline.name, samplesOf(baseline)),
        ratio: against(baseline),
        ...(baseline.goal ? { goal: baseline.goal } : {}),
      })),
    ],
  }
}

const standing = (contender: string, samples: readonly Sample[]): Standing => {
  const cpu = samples.flatMap(({ cpuMicros }) => (cpuMicros === undefined ? [] : [cpuMicros]))
  const others = Object.keys(samples[0]?.others ?? {})
  return {
    contender,
    value: median(samples.map(({ value }) => value)),
    ...(cpu.length > 0 ? { cpuMicros: median(cpu) } : {}),
    others: Object.fromEntries(others.map(name => [name, median(samples.map(each => each.others?.[name] ?? NaN))])),
    rounds: samples.map(({ value }) => value),
  }
}
