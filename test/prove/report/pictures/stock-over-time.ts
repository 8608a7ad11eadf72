import { html, type Html } from '../../../../src/adapters/support/html.js'
import type { ProofRecord, RecordedUnits, StockSample } from '../../proof-record.js'
import { bucketsOf, worstOf, type Buckets } from '../drawing/buckets.js'
import { endOf } from '../drawing/end-of.js'
import { area, steps } from '../drawing/paths.js'
import { COLOURS, WIDTH, type Picture } from '../drawing/picture.js'
import { fitting, heading, timeAxis, timeTitle, valueAxis, type Plot } from '../drawing/plot.js'
import { linearScale } from '../drawing/scale.js'
import { timeScale, type TimeScale } from '../drawing/time-scale.js'
import { counted, number } from '../in-words.js'

const MOST = 8
const COLUMN = WIDTH / 2
const ROW = 138
const TOP = 64
const PLOT = { width: COLUMN - 80, height: 84 }

/** From the bottom of the pile to its top. */
const PILE = [
  { part: 'sold', label: 'sold', colour: COLOURS.grey, opacity: 1 },
  { part: 'held', label: 'held', colour: COLOURS.vermilion, opacity: 1 },
  { part: 'available', label: 'available', colour: COLOURS.sky, opacity: 0.35 },
] as const

/** Where the units of each product were, the scarcest first. */
export const stockOverTime = (record: ProofRecord): Picture => {
  const until = endOf(record)
  const buckets = bucketsOf(until, 160)
  const products = scarcestFirst(record.stock)
  const shown = products.slice(0, MOST)
  const left = products.length - shown.length
  const named = shown.length - (shown.length > 1 ? 2 : 1)
  const panels = shown.map((sku, index) => {
    const plot = { ...PLOT, left: 60 + (index % 2) * COLUMN, top: TOP + Math.floor(index / 2) * ROW }
    const time = timeScale(until, plot.left, plot.left + plot.width, 6)
    return html`${panel(plot, time, buckets, sku, record.stock)}${index >= named ? timeTitle(plot, time) : ''}`
  })
  return {
    file: 'stock.svg',
    title: 'Units of each product',
    caption: `Received units are sold, held for an order, or available: the three add up to the grey line. Where several samples share a step, the one with most units held is drawn.${
      left > 0 ? ` ${counted(left, 'product')} more, less scarce, not drawn.` : ''
    }`,
    height: TOP + Math.ceil(shown.length / 2) * ROW + 2,
    drawing: html`${heading({ ...PLOT, left: 60, top: 26 }, 'units', PILE)}${panels}`,
  }
}

const panel = (plot: Plot, time: TimeScale, buckets: Buckets, sku: string, samples: readonly StockSample[]): Html => {
  const bottom = plot.top + plot.height
  const drawn = worstOf(
    buckets,
    samples.flatMap(({ at, products }) => (products[sku] ? [{ at, units: products[sku] }] : [])),
    ({ at }) => at,
    ({ units }) => units.held,
  )
  const units = drawn.map(each => each.units)
  const edges = [...drawn.map(({ at }) => time.at(at)), time.at(time.until)]
  const received = units.reduce((most, each) => Math.max(most, each.received), 0)
  const scale = linearScale(received, bottom, plot.top, 2)
  const held = units.reduce((most, each) => Math.max(most, each.held), 0)
  const extremes = `${number(received)} received, at most ${number(held)} held`
  const heights = [
    units.map(() => bottom),
    ...[sold, soldOrHeld, all].map(upTo => units.map(each => scale.at(upTo(each)))),
  ]
  return html`${valueAxis(plot, scale)}${PILE.map(
    ({ colour, opacity }, index) =>
      html`<path d="${area(edges, heights[index] ?? [], heights[index + 1] ?? [])}" fill="${colour}" fill-opacity="${opacity}"/>`,
  )}<path class="axis" fill="none" d="${steps(
    edges,
    units.map(each => scale.at(each.received)),
  )}"/>${heading(plot, fitting(sku, 150))}<text x="${plot.left + plot.width}" y="${plot.top - 10}" text-anchor="end">${extremes}</text>${timeAxis(plot, time)}`
}

const sold = (units: RecordedUnits): number => units.sold
const soldOrHeld = (units: RecordedUnits): number => units.sold + units.held
const all = (units: RecordedUnits): number => units.sold + units.held + units.available

/** By the least part of them that was ever available. */
const scarcestFirst = (samples: readonly StockSample[]): readonly string[] => {
  const least = new Map<string, number>()
  for (const { products } of samples)
    for (const [sku, { available, received }] of Object.entries(products))
      least.set(sku, Math.min(least.get(sku) ?? 1, available / Math.max(1, received)))
  return [...least].sort(([one, left], [other, right]) => left - right || one.localeCompare(other)).map(([sku]) => sku)
}
