const WIDTHS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1_800, 3_600].map(each => each * 1_000)

/** A run cut into parts of the same width, ms, few enough to be drawn. What is left over belongs to the last one. */
export type Buckets = Readonly<{
  width: number
  /** Where each begins, and the last one ends. */
  edges: readonly number[]
  indexOf: (at: number) => number
}>

/** So many of them at most for a run of `until` ms. */
export const bucketsOf = (until: number, most: number): Buckets => {
  const width = WIDTHS.find(each => until / each <= most) ?? Math.ceil(until / most)
  const count = Math.max(1, Math.floor(until / width))
  return {
    width,
    edges: [...Array.from({ length: count }, (_, index) => index * width), until],
    indexOf: at => Math.min(count - 1, Math.max(0, Math.floor(at / width))),
  }
}

/** What is in each. */
export const sorted = <T>(
  buckets: Buckets,
  items: readonly T[],
  at: (item: T) => number,
): readonly (readonly T[])[] => {
  const parts = Array.from({ length: buckets.edges.length - 1 }, (): T[] => [])
  for (const item of items) parts[buckets.indexOf(at(item))]?.push(item)
  return parts
}

/** How many a second there were in each. */
export const perSecond = (buckets: Buckets, times: readonly number[]): readonly number[] =>
  sorted(buckets, times, at => at).map(
    (part, index) => (part.length * 1_000) / ((buckets.edges[index + 1] ?? NaN) - (buckets.edges[index] ?? NaN)),
  )

/** Of each that has any, the one that is `worse` than the others: few enough to be drawn, and nothing bad is lost. */
export const worstOf = <T>(
  buckets: Buckets,
  items: readonly T[],
  at: (item: T) => number,
  badness: (item: T) => number,
) =>
  sorted(buckets, items, at).flatMap(part => {
    const [first, ...rest] = part
    return first === undefined
      ? []
      : [rest.reduce((one, other) => (badness(other) > badness(one) ? other : one), first)]
  })
