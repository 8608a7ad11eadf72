/**
 * What comes of each item, in their order; the next is begun before the one before it has ended, and no more than that. When
 * this ends, however it does, nothing of it is under way.
 */
export async function* oneAhead<T, U>(items: AsyncIterable<T>, begin: (item: T) => Promise<U>): AsyncGenerator<U> {
  let first: Promise<U> | undefined
  let second: Promise<U> | undefined
  try {
    for await (const item of items) {
      second = begin(item)
      // A bug is told when its turn comes: nobody may be waiting for it yet.
      second.catch(() => undefined)
      if (first) yield await first
      first = second
    }
    if (first) yield await first
  } finally {
    await Promise.allSettled([first, second])
  }
}
