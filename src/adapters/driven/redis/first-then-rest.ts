import type { AtTurnEnd } from './turn-end.js'

/**
 * Hands on what comes one by one: the first of a turn of the event loop at once, since it may well be the only one, and
 * whatever else comes in that turn together at its end.
 */
export const firstThenRest = <Item>(
  atTurnEnd: AtTurnEnd,
  handOn: (items: readonly Item[]) => void,
): ((item: Item) => void) => {
  let rest: Item[] | undefined

  return item => {
    if (rest) {
      rest.push(item)
      return
    }
    const others: Item[] = []
    rest = others
    atTurnEnd(() => {
      rest = undefined
      if (others.length > 0) handOn(others)
    })
    handOn([item])
  }
}
