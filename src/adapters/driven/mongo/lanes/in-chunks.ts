/** Does the work in chunks, one after the other, none heavier than `limit` unless it is a single item; answers in the items' order. */
export const inChunks = async <Item, Answer>(
  items: readonly Item[],
  limit: number,
  weightOf: (item: Item) => number,
  work: (chunk: readonly Item[]) => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> => {
  const answers: Answer[] = []
  let chunk: Item[] = []
  let weight = 0
  for (const item of items) {
    if (chunk.length > 0 && weight + weightOf(item) > limit) {
      answers.push(...(await work(chunk)))
      chunk = []
      weight = 0
    }
    chunk.push(item)
    weight += weightOf(item)
  }
  if (chunk.length > 0) answers.push(...(await work(chunk)))
  return answers
}
