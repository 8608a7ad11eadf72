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
  /** Whether the ratio is at least what the goal says, or the value at most that. */
  met?: Readonly<Record<keyof Goal, boolean>>
  rounds: readonly number[]
}>
/** `seconds`: how long all of its rounds took. */
export type Outcome = Readonly<{ comparison: string; unit: string; seconds: number; standings: readonly Standing[] }>

/**
 * Has the contenders take turns, so that whatever else the machine does meets all of them alike; a round before the first
 * warms them up, and does not count.
 */
export const interleaved = async (comparison: Comparison, rounds: number): Promise<Outcome> => {
  const { name, unit, product, atMost, baselines } = comparison
  const contenders = [product, ...baselines]
  const began = performance.now()
  for (const contender of contenders) await contender.round()

  const samples = new Map<Contender, Sample[]>(contenders.map(contender => [contender, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) samples.get(contender)?.push(await contender.round())
  }

  const samplesOf = (contender: Contender) => samples.get(contender) ?? []
  const products = samplesOf(product).map(({ value }) => value)
  const against = (contender: Contender) =>
    median(samplesOf(contender).map(({ value }, round) => (products[round] ?? NaN) / value))
  const own = standing(product.name, samplesOf(product))
  return {
    comparison: name,
    unit,
    seconds: (performance.now() - began) / 1_000,
    standings: [
      { ...own, ...(atMost ? { atMost, met: metBy(atMost, bound => own.value <= bound) } : {}) },
      ...baselines.map(baseline => {
        const { goal } = baseline
        const ratio = against(baseline)
        const reached = goal ? { goal, met: metBy(goal, bound => ratio >= bound) } : {}
        return { ...standing(baseline.name, samplesOf(baseline)), ratio, ...reached }
      }),
    ],
  }
}

const metBy = ({ gate, aim }: Goal, reaches: (bound: number) => boolean) => ({ gate: reaches(gate), aim: reaches(aim) })

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
