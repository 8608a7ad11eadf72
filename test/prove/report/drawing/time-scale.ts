import type { Scale } from './scale.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600].map(each => each * SECOND)

/** Of ms since the run began; its ticks are written in `unit`, ms each. */
export type TimeScale = Scale & Readonly<{ until: number; unit: number; title: string }>

/** From 0 at `from` to `until` at `to`, in so many steps at most. */
export const timeScale = (until: number, from: number, to: number, most = 9): TimeScale => {
  const step = STEPS.find(each => until / each <= most) ?? Math.ceil(until / most / MINUTE) * MINUTE
  const inMinutes = step >= MINUTE
  return {
    at: value => from + (value / until) * (to - from),
    ticks: Array.from({ length: Math.floor(until / step) + 1 }, (_, index) => index * step),
    until,
    unit: inMinutes ? MINUTE : SECOND,
    title: `${inMinutes ? 'minutes' : 'seconds'} since the run began`,
  }
}
