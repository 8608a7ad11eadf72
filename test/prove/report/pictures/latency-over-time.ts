import { percentile } from '../../../support/percentile.js'
import { html } from '../../../../src/adapters/support/html.js'
import type { ProofRecord } from '../../proof-record.js'
import { bucketsOf, sorted } from '../drawing/buckets.js'
import { endOf } from '../drawing/end-of.js'
import { faultBands } from '../drawing/fault-rows.js'
import { steps } from '../drawing/paths.js'
import { COLOURS, WIDTH, type Picture } from '../drawing/picture.js'
import { heading, timeAxis, timeTitle, valueAxis, type Plot } from '../drawing/plot.js'
import { logScale } from '../drawing/scale.js'
import { timeScale } from '../drawing/time-scale.js'
import { duration, number } from '../in-words.js'

const LEFT = 120
const PLOT: Plot = { left: LEFT, width: WIDTH - LEFT - 20, top: 40, height: 180 }
const LINES = [
  { percent: 99, label: '99 of 100 within', colour: COLOURS.vermilion },
  { percent: 50, label: 'half of them within', colour: COLOURS.blue },
]
/** Less is drawn as that. */
const LEAST_MS = 1

/** How long clients waited for their answers, tries again included, on a scale of powers of ten. */
export const latencyOverTime = (record: ProofRecord): Picture => {
  const until = endOf(record)
  const time = timeScale(until, PLOT.left, PLOT.left + PLOT.width)
  const buckets = bucketsOf(until, 200)
  const parts = sorted(buckets, record.answers, ({ at }) => at).map(part => part.map(({ took }) => took))
  const range = record.answers.reduce(
    ({ least, most }, { took }) => ({ least: Math.min(least, took), most: Math.max(most, took) }),
    { least: Infinity, most: LEAST_MS },
  )
  const scale = logScale(
    Math.max(LEAST_MS, Math.min(range.least, range.most)),
    range.most,
    PLOT.top + PLOT.height,
    PLOT.top,
  )
  const lines = LINES.map(({ percent, colour }) => {
    const heights = parts.map(part => scale.at(percentile(part, percent)))
    return html`<path d="${steps(buckets.edges.map(time.at), heights)}" fill="none" stroke="${colour}" stroke-width="1.5"/>`
  })
  // A wrong clock is wrong throughout: it would be a band over everything.
  const passing = record.faults.filter(({ type }) => type !== 'clock')
  const keys = [
    ...LINES,
    ...(passing.length > 0 ? [{ label: 'a fault was on', colour: COLOURS.grey, opacity: 0.3 }] : []),
  ]
  return {
    file: 'latency.svg',
    title: 'How long answers took',
    caption: `From a client’s first try to its last answer, by when that was heard; tries again included. Each step is ${duration(buckets.width)}; a gap is one without answers.`,
    height: PLOT.top + PLOT.height + 44,
    drawing: html`${heading(PLOT, 'time to the answer', keys)}${faultBands(PLOT, time, passing)}${valueAxis(PLOT, scale, worded)}${lines}${timeAxis(PLOT, time)}${timeTitle(PLOT, time)}`,
  }
}

const worded = (ms: number): string => (ms < 1_000 ? `${number(ms)} ms` : `${number(ms / 1_000)} s`)
