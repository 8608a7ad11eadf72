// Imported by a process that is struck: its wall clock is CLOCK_SHIFT_MS ahead, or behind. Its monotonic clock is right.

const shift = Number(process.env['CLOCK_SHIFT_MS'] ?? 0)
const RightDate = Date
const now = () => RightDate.now() + shift

/** @type {ProxyHandler<DateConstructor>} */
const shifted = {
  apply: () => new RightDate(now()).toString(),
  construct: (date, given) => {
    /** @type {Date} */
    const made = Reflect.construct(date, given.length === 0 ? [now()] : given)
    return made
  },
  get: (date, name) => {
    /** @type {unknown} */
    const found = name === 'now' ? now : Reflect.get(date, name)
    return found
  },
}

if (shift !== 0) globalThis.Date = new Proxy(RightDate, shifted)
