/** Where on the paper a value is drawn, and which values are written beside it. */
export type Scale = Readonly<{ at: (value: number) => number; ticks: readonly number[] }>

/** From 0 at `from` to a round number, `max` or more, at `to`. */
export const linearScale = (max: number, from: number, to: number, most = 4): Scale => {
  const step = roundStep(max / most)
  const top = Math.max(1, Math.ceil(max / step)) * step
  return {
    at: value => from + (value / top) * (to - from),
    ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step),
  }
}

/** Of powers of ten: from that below `min` at `from` to that above `max` at `to`. What is less than `min` is drawn there. */
export const logScale = (min: number, max: number, from: number, to: number): Scale => {
  const low = Math.floor(Math.log10(min))
  const high = Math.max(low + 1, Math.ceil(Math.log10(max)))
  return {
    at: value => from + ((Math.max(low, Math.log10(value)) - low) / (high - low)) * (to - from),
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
  }
}

/** The least of 1, 2, 2.5 and 5 times a power of ten that is `least` or more; 1 of nothing. */
const roundStep = (least: number): number => {
  if (least <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 2.5, 5].find(factor => factor * power >= least) ?? 10) * power
}
