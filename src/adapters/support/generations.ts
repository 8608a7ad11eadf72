export type GenerationsOptions = Readonly<{
  /** How long what is put in stays at the least, unless there is too much of it, ms; at most it stays for twice as long. */
  lifetime: number
  /** The most that half of it may weigh, in the units of `weight`. */
  capacity: number
  /** Monotonic, ms. */
  elapsed: () => number
}>

/** What was put in lately. */
export type Generations<Value> = Readonly<{
  get: (key: string) => Value | undefined
  /** `weight`: what it counts of the capacity. */
  put: (key: string, value: Value, weight: number) => void
}>

/**
 * Two maps: into the younger is put, and when its time is over or it is full it takes the place of the older, which is dropped
 * as a whole. To find something changes nothing, so what is found often costs no more than a look into two maps.
 */
export const generations = <Value>({ lifetime, capacity, elapsed }: GenerationsOptions): Generations<Value> => {
  let young = new Map<string, Value>()
  let old = new Map<string, Value>()
  let began = elapsed()
  let weighs = 0

  const succeed = (at: number) => {
    old = young
    young = new Map()
    began = at
    weighs = 0
  }
  const age = () => {
    const now = elapsed()
    if (now - began < lifetime) return
    const late = now - began >= 2 * lifetime
    if (late) young.clear()
    // Not from now, unless it has to be: what came first would stay for as much longer as nobody asked.
    succeed(late ? now : began + lifetime)
  }

  return {
    get: key => {
      age()
      return young.get(key) ?? old.get(key)
    },
    put: (key, value, weight) => {
      age()
      if (weighs + weight > capacity) succeed(began)
      weighs += weight
      young.set(key, value)
    },
  }
}
