import { html, type Html } from '../../../../src/adapters/support/html.js'
import type { HealthSample, ProofRecord } from '../../proof-record.js'
import { bucketsOf, worstOf } from '../drawing/buckets.js'
import { endOf } from '../drawing/end-of.js'
import { steps } from '../drawing/paths.js'
import { COLOURS, WIDTH, type Picture } from '../drawing/picture.js'
import { fitting, heading, timeAxis, timeTitle, valueAxis } from '../drawing/plot.js'
import { linearScale } from '../drawing/scale.js'
import { timeScale } from '../drawing/time-scale.js'
import { duration, number } from '../in-words.js'

const MEASURES: readonly Readonly<{ name: string; of: (sample: HealthSample) => number }>[] = [
  { name: 'heap, MiB', of: ({ heap }) => heap / 2 ** 20 },
  { name: 'open descriptors', of: ({ descriptors }) => descriptors },
  { name: 'event loop lag, p99, ms', of: ({ loopLag }) => loopLag },
]
const COLUMN = WIDTH / MEASURES.length
const ROW = 132
const TOP = 58
const PLOT = { width: COLUMN - 62, height: 78 }

/** What each process needed: a row for each, all rows on the same scales. */
export const healthOverTime = (record: ProofRecord): Picture => {
  const until = endOf(record)
  const buckets = bucketsOf(until, 120)
  const processes = [...new Set(record.health.map(({ process }) => process))].sort()
  const panels = MEASURES.map(({ name, of }, column) => {
    const most = record.health.reduce((greatest, sample) => Math.max(greatest, of(sample)), 0)
    return processes.map((process, row): Html => {
      const plot = { ...PLOT, left: 46 + column * COLUMN, top: TOP + row * ROW }
      const time = timeScale(until, plot.left, plot.left + plot.width, 5)
      const scale = linearScale(most, plot.top + plot.height, plot.top, 2)
      const own = record.health.filter(sample => sample.process === process)
      const drawn = worstOf(buckets, own, ({ at }) => at, of)
      const edges = [...drawn.map(({ at }) => time.at(at)), time.at(until)]
      const line = steps(
        edges,
        drawn.map(each => scale.at(of(each))),
      )
      return html`${row === 0 ? heading({ ...plot, top: 26 }, name) : ''}${heading(plot, fitting(process, 150))}${fromTo(own.map(of), plot.left + plot.width, plot.top - 10)}${valueAxis(plot, scale)}<path d="${line}" fill="none" stroke="${COLOURS.blue}" stroke-width="1.5"/>${timeAxis(plot, time)}${row === processes.length - 1 ? timeTitle(plot, time) : ''}`
    })
  }).flat()
  return {
    file: 'health.svg',
    title: 'What the processes needed',
    caption: `First and last sample of each in figures. Where several samples share ${duration(buckets.width)}, the greatest is drawn.`,
    height: TOP + processes.length * ROW + 2,
    drawing: html`${panels}`,
  }
}

const fromTo = (values: readonly number[], right: number, y: number): Html =>
  html`<text x="${right}" y="${y}" text-anchor="end">${number(values[0] ?? NaN)} → ${number(values.at(-1) ?? NaN)}</text>`
