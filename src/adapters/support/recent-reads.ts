import { okAsync, type ResultAsync } from 'neverthrow'

export type RecentReadsSettings<Key, Value, Trouble> = Readonly<{
  read: (key: Key) => ResultAsync<Value, Trouble>
  /** What need not be read again at once; everything if absent. */
  worthKeeping?: (value: Value) => boolean
  /** How long it is kept, counted from when the read began, so that nobody sees what is older; 2,000 if absent, ms. */
  keptFor?: number
  /** Who asks for what is that old has it read again, without waiting for it; nobody does if absent, ms. */
  renewedAfter?: number
  /** Monotonic, ms. */
  elapsed: () => number
}>

export type RecentReads<Key, Value, Trouble> = Readonly<{
  of: (key: Key) => ResultAsync<Value, Trouble>
  /** Whatever is known: reads it. */
  anew: (key: Key) => ResultAsync<Value, Trouble>
  /** What was read so lately that it need not be read again. */
  known: (key: Key) => Value | undefined
  /** Something is, or may have been, written: whatever is known of it, or of all, may be out of date. */
  forget: (key?: Key) => void
}>

type Entry<Value> = Readonly<{ value: Value; began: number }> & { renewing: boolean }

const KEPT_FOR = 2_000
const CAPACITY = 10_000

/**
 * What was read lately. What is forgotten while a read is under way is not kept by that read,
 * nor is an answer that came after that of a later read.
 */
export const recentReads = <Key, Value, Trouble>({
  read,
  worthKeeping = () => true,
  keptFor = KEPT_FOR,
  renewedAfter = keptFor,
  elapsed,
}: RecentReadsSettings<Key, Value, Trouble>): RecentReads<Key, Value, Trouble> => {
  const known = new Map<Key, Entry<Value>>()
  let writes = 0

  const keep = (key: Key, value: Value, began: number) => {
    const other = known.get(key)
    if (other && other.began > began) return
    // Oldest first: a map keeps the order in which keys were put in.
    known.delete(key)
    known.set(key, { value, began, renewing: false })
    for (const oldest of known.keys()) {
      if (known.size <= CAPACITY) break
      known.delete(oldest)
    }
  }

  const fresh = (key: Key) => {
    const entry = known.get(key)
    return entry && elapsed() - entry.began < keptFor ? entry : undefined
  }

  const anew = (key: Key): ResultAsync<Value, Trouble> => {
    const began = elapsed()
    const writesBefore = writes
    return read(key).map(value => {
      if (writes === writesBefore && worthKeeping(value)) keep(key, value, began)
      return value
    })
  }

  /** Once: should it fail, whoever asks when the entry is too old reads, and hears of it. */
  const renew = (key: Key, entry: Entry<Value>) => {
    entry.renewing = true
    void anew(key).then(undefined, () => undefined)
  }

  return {
    known: key => fresh(key)?.value,
    of: key => {
      const entry = fresh(key)
      if (!entry) return anew(key)
      if (!entry.renewing && elapsed() - entry.began >= renewedAfter) renew(key, entry)
      return okAsync(entry.value)
    },
    anew,
    forget: key => {
      writes += 1
      if (key === undefined) known.clear()
      else known.delete(key)
    },
  }
}
