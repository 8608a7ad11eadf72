import { setTimeout as pause } from 'node:timers/promises'

const EVERY_MS = 50

/** Times in ms. */
type Asking = Readonly<{ within?: number; every?: number; hopeless?: () => boolean }>

/**
 * What `find` finds, asked again and again until it finds something; to ask in vain, or to fail, counts as nothing.
 * Rejects, naming `what` was awaited, after `within` ms, or as soon as it is `hopeless`.
 */
export const eventually = async <T>(
  what: string,
  find: () => Promise<T | undefined>,
  { within = 60_000, every = EVERY_MS, hopeless = () => false }: Asking = {},
): Promise<T> => {
  const end = performance.now() + within
  for (;;) {
    const found = await find().catch((): undefined => undefined)
    if (found !== undefined) return found
    if (hopeless() || performance.now() > end) throw new Error(`waited in vain for ${what}`)
    await pause(every)
  }
}
