/** What somebody asked for, and waits to be told. */
export type Waiting<T, R> = Readonly<{ item: T; resolve: (result: R) => void; reject: (error: unknown) => void }>

/** Does all of a batch, and tells each its own result, or all of them that it failed. Never rejects. */
export const settle = async <T, R>(
  batch: readonly Waiting<T, R>[],
  run: (items: readonly T[]) => Promise<readonly R[]>,
): Promise<void> => {
  try {
    const results = await run(batch.map(({ item }) => item))
    if (results.length !== batch.length) throw new Error(`${results.length} results for ${batch.length} items`)
    batch.forEach(({ resolve }, index) => resolve(results[index] as R))
  } catch (error) {
    for (const { reject } of batch) reject(error)
  }
}
