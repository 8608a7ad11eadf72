import { html, type Html } from '../../../../src/adapters/support/html.js'
import type { RecordedFault } from '../../proof-record.js'
import { duration } from '../in-words.js'
import { COLOURS } from './picture.js'
import { fitting, px, widthOf, type Key, type Plot } from './plot.js'
import type { TimeScale } from './time-scale.js'

export const ROW = 20
const BAR = 12
const THINNEST = 2.5
const PALETTE = [COLOURS.vermilion, COLOURS.purple, COLOURS.sky, COLOURS.blue, COLOURS.orange, COLOURS.green]

/** What was struck, in the order of the names. */
export const targetsOf = (faults: readonly RecordedFault[]): readonly string[] =>
  [...new Set(faults.map(({ target }) => target))].sort()

/** A colour for each type of fault. */
export const faultKeys = (faults: readonly RecordedFault[]): readonly Key[] =>
  [...new Set(faults.map(({ type }) => type))]
    .sort()
    .map((label, index) => ({ label, colour: PALETTE[index] ?? COLOURS.grey }))

/** A row for each target, in it a bar for each fault; those that would touch are one. */
export const faultRows = ({ left, top, width }: Plot, time: TimeScale, faults: readonly RecordedFault[]): Html => {
  const keys = faultKeys(faults)
  const rows = targetsOf(faults).map((target, row) => {
    const y = top + row * ROW
    const bars = keys.flatMap(({ label, colour }) =>
      merged(
        time,
        faults.filter(fault => fault.target === target && fault.type === label),
      ).map(fault => bar(fault, y + (ROW - BAR) / 2, time, colour)),
    )
    return html`<text x="${left - 8}" y="${y + 14}" text-anchor="end">${fitting(target, left - 12)}</text><path class="grid" d="M${left} ${y + ROW}h${width}"/>${bars}`
  })
  return html`${rows}`
}

/** Where anything was wrong, over the whole height of a plot. */
export const faultBands = ({ top, height }: Plot, time: TimeScale, faults: readonly RecordedFault[]): Html =>
  html`${merged(time, faults).map(
    ({ from, until }) =>
      html`<rect class="band" x="${px(time.at(from))}" y="${top}" width="${px(widthFrom(time, from, until))}" height="${height}"/>`,
  )}`

type Bar = Readonly<{ faults: readonly RecordedFault[]; from: number; until: number }>

const merged = (time: TimeScale, faults: readonly RecordedFault[]): readonly Bar[] => {
  const bars: Bar[] = []
  for (const fault of [...faults].sort((one, other) => one.from - other.from)) {
    const last = bars.at(-1)
    if (last && time.at(fault.from) < time.at(last.from) + widthFrom(time, last.from, last.until) + 1)
      bars[bars.length - 1] = {
        ...last,
        faults: [...last.faults, fault],
        until: Math.max(last.until, fault.until),
      }
    else bars.push({ faults: [fault], from: fault.from, until: fault.until })
  }
  return bars
}

const bar = ({ faults, from, until }: Bar, y: number, time: TimeScale, colour: string): Html => {
  const type = faults[0]?.type ?? ''
  const width = widthFrom(time, from, until)
  const label =
    width > widthOf(type) ? html`<text class="on-bar" x="${px(time.at(from) + 4)}" y="${y + 9.5}">${type}</text>` : ''
  const times = faults.length > 1 ? ` (${faults.length} times)` : ''
  return html`<rect x="${px(time.at(from))}" y="${y}" width="${px(width)}" height="${BAR}" fill="${colour}"><title>${type}${times}, ${duration(from)} to ${duration(until)}</title></rect>${label}`
}

const widthFrom = (time: TimeScale, from: number, until: number): number =>
  Math.max(THINNEST, time.at(until) - time.at(from))
