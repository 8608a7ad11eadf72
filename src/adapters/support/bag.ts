/** Things that come and go, in no order. */
export type Bag<T> = Readonly<{
  /** Puts it in; answers what takes it out again, for good. */
  put: (item: T) => () => void
  items: () => readonly T[]
  size: () => number
}>

type Place<T> = { readonly item: T; index: number }

/**
 * In place of a `Set` where things come and go thousands of times a second: a set makes its table anew every so often, and
 * V8 lets each table hold the next. Once one of them is old, all that was ever in those after it grows old with it, and a
 * busy process spends half of its time on that (docs/performance.md).
 */
export const bag = <T>(): Bag<T> => {
  const places: Place<T>[] = []

  const takeOut = (place: Place<T>) => {
    if (places[place.index] !== place) return
    const last = places.pop()
    if (last === undefined || last === place) return
    places[place.index] = last
    last.index = place.index
  }

  return {
    put: item => {
      const place = { item, index: places.length }
      places.push(place)
      return () => takeOut(place)
    },
    items: () => places.map(({ item }) => item),
    size: () => places.length,
  }
}
