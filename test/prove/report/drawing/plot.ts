import { html, type Html } from '../../../../src/adapters/support/html.js'
import { number } from '../in-words.js'
import type { Scale } from './scale.js'
import type { TimeScale } from './time-scale.js'

/** A part of the paper on which values are drawn over time. */
export type Plot = Readonly<{ left: number; top: number; width: number; height: number }>

/** Lines across, each with its value. */
export const valueAxis = (
  { left, width }: Plot,
  { at, ticks }: Scale,
  worded: (value: number) => string = number,
): Html =>
  html`${ticks.map(
    tick =>
      html`<path class="grid" d="M${left} ${px(at(tick))}h${width}"/><text x="${left - 6}" y="${px(at(tick) + 4)}" text-anchor="end">${worded(tick)}</text>`,
  )}`

/** The line below, with a mark for each of its times. */
export const timeLine = ({ left, top, width, height }: Plot, { at, ticks }: TimeScale): Html => {
  const bottom = top + height
  return html`<path class="axis" fill="none" d="M${left} ${bottom}h${width}${ticks.map(tick => `M${px(at(tick))} ${bottom}v4`).join('')}"/>`
}

/** The same, and the times. */
export const timeAxis = (plot: Plot, time: TimeScale): Html =>
  html`${timeLine(plot, time)}${time.ticks.map(
    tick =>
      html`<text x="${px(time.at(tick))}" y="${plot.top + plot.height + 17}" text-anchor="middle">${number(tick / time.unit)}</text>`,
  )}`

/** What the times are, below the lowest plot. */
export const timeTitle = ({ left, top, width, height }: Plot, { title }: TimeScale): Html =>
  html`<text x="${left + width}" y="${top + height + 34}" text-anchor="end">${title}</text>`

export type Key = Readonly<{ label: string; colour: string; opacity?: number }>

/** What a plot shows, above it, and what its colours mean. */
export const heading = ({ left, top }: Plot, title: string, keys: readonly Key[] = []): Html => {
  const y = top - 10
  let x = left + 1.1 * widthOf(title) + 20
  const swatches = keys.map(({ label, colour, opacity = 1 }) => {
    const swatch = html`<rect x="${x}" y="${y - 9}" width="10" height="10" rx="2" fill="${colour}" fill-opacity="${opacity}"/><text x="${x + 15}" y="${y}">${label}</text>`
    x += widthOf(label) + 31
    return swatch
  })
  return html`<text class="title" x="${left}" y="${y}">${title}</text>${swatches}`
}

/** About, for a font of 12 px that is not known. */
export const widthOf = (text: string): number => text.length * 6.6

/** As much of a text as there is room for. */
export const fitting = (text: string, room: number): string =>
  widthOf(text) <= room ? text : `${text.slice(0, Math.floor(room / widthOf(' ')) - 1)}…`

export const px = (value: number): number => Math.round(value * 10) / 10
