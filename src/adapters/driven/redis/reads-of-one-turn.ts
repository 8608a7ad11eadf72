import { firstThenRest } from './first-then-rest.js'
import { AWAY } from './redis-connection.js'
import type { AtTurnEnd } from './turn-end.js'

type Found = string | null | typeof AWAY
type Waiting = Readonly<{ key: string; resolve: (found: Found) => void }>

/** Reads one by one what is asked for; after the first of a turn of the event loop, all others of it together. `readAll` must not reject. */
export const readsOfOneTurn = (
  atTurnEnd: AtTurnEnd,
  readAll: (keys: string[]) => Promise<readonly (string | null)[] | typeof AWAY>,
): ((key: string) => Promise<Found>) => {
  const read = async (asked: readonly Waiting[]) => {
    const found = await readAll(asked.map(({ key }) => key))
    asked.forEach(({ resolve }, index) => resolve(found === AWAY ? AWAY : (found[index] ?? null)))
  }
  const ask = firstThenRest<Waiting>(atTurnEnd, asked => void read(asked))

  return key => new Promise(resolve => ask({ key, resolve }))
}
