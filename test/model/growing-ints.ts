/** Whole numbers below 2³¹, in 4 bytes each. */
export type GrowingInts = Readonly<{
  push: (value: number) => void
  at: (index: number) => number
  length: () => number
}>

export const growingInts = (): GrowingInts => {
  let [values, length] = [new Int32Array(1_024), 0]
  return {
    push: value => {
      if (length === values.length) {
        const larger = new Int32Array(2 * length)
        larger.set(values)
        values = larger
      }
      values[length++] = value
    },
    at: index => values[index]!,
    length: () => length,
  }
}
