import { AWAY } from './redis-connection.js'

type Found = string | null | typeof AWAY
type Waiting = Readonly<{ key: string; resolve: (found: Found) => void }>

/** Reads one by one what is asked for, and together what is asked for in one turn of the event loop. `readAll` must not reject. */
export const readsOfOneTurn = (
  readAll: (keys: string[]) => Promise<readonly (string | null)[] | typeof AWAY>,
): ((key: string) => Promise<Found>) => {
  let waiting: Waiting[] = []

  const read = async () => {
    const asked = waiting
    waiting = []
    const found = await readAll(asked.map(({ key }) => key))
    asked.forEach(({ resolve }, index) => resolve(found === AWAY ? AWAY : (found[index] ?? null)))
  }

  return key =>
    new Promise(resolve => {
      if (waiting.push({ key, resolve }) === 1) setImmediate(() => void read())
    })
}
