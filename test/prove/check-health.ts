import type { Check, HealthSample } from './proof-record.js'

/** A process from its start to its end: how it was meanwhile. */
export type Life = Readonly<{ process: string; began: number; samples: readonly HealthSample[] }>

/** Until then caches fill and code is compiled, ms. */
export const WARM_MS = 2 * 60_000
/** Shorter, a life says nothing of what grows, ms. */
export const LONG_MS = 10 * 60_000
const HEAP_GROWTH = 0.05
const DESCRIPTORS = 5
const LOOP_LAG_MS = 50

/**
 * How processes that lived for long were when they had warmed up, and in the end: in the first and the last third of what is left. Of heap and
 * descriptors the least of each third is compared, which what is under way at a moment does not raise; the loop's lag is the middle one of all.
 */
export const checkHealth = (lives: readonly Life[]): readonly Check[] => {
  const long = lives.map(warm).filter(({ samples }) => spanOf(samples) >= LONG_MS - WARM_MS)
  const found = (tell: (samples: readonly HealthSample[]) => string | undefined) =>
    long.flatMap(({ process, samples }) => {
      const told = tell(samples)
      return told === undefined ? [] : [`${process}: ${told}`]
    })
  const checked = (name: string, claim: string, tell: (samples: readonly HealthSample[]) => string | undefined) => ({
    ...{ name, claim },
    examined: long.length,
    violations: found(tell),
  })
  return [
    checked('heap', `A process that lived for long ends with at most ${HEAP_GROWTH * 100} % more heap.`, samples => {
      const [before, after] = leastOfThirds(samples, ({ heap }) => heap)
      return after > before * (1 + HEAP_GROWTH) ? `${inMb(before)} MB, then ${inMb(after)} MB` : undefined
    }),
    checked(
      'descriptors',
      `A process that lived for long ends with at most ${DESCRIPTORS} descriptors more.`,
      samples => {
        const [before, after] = leastOfThirds(samples, ({ descriptors }) => descriptors)
        return after > before + DESCRIPTORS ? `${before}, then ${after}` : undefined
      },
    ),
    checked(
      'loopLag',
      `A process that lived for long is late by less than ${LOOP_LAG_MS} ms in 99 of 100 turns.`,
      samples => {
        const lag = median(samples.map(({ loopLag }) => loopLag))
        return lag < LOOP_LAG_MS ? undefined : `${lag.toFixed(0)} ms`
      },
    ),
  ]
}

const warm = (life: Life): Life => ({ ...life, samples: life.samples.filter(({ at }) => at >= life.began + WARM_MS) })

const spanOf = (samples: readonly HealthSample[]): number => (samples.at(-1)?.at ?? 0) - (samples[0]?.at ?? 0)

const leastOfThirds = (samples: readonly HealthSample[], of: (sample: HealthSample) => number): [number, number] => {
  const third = Math.ceil(samples.length / 3)
  return [Math.min(...samples.slice(0, third).map(of)), Math.min(...samples.slice(-third).map(of))]
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0

const inMb = (bytes: number): string => (bytes / 1_000_000).toFixed(1)
