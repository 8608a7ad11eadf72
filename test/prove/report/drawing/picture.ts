import { html, type Html } from '../../../../src/adapters/support/html.js'

export const WIDTH = 920

/** A picture of a report: what it is called, what is to be read from it, and what is drawn on a paper of that height. */
export type Picture = Readonly<{ file: string; title: string; caption: string; height: number; drawing: Html }>

/** Colours that people with any kind of colour vision tell apart (Okabe and Ito, 2008), on white paper and on black. */
export const COLOURS = {
  blue: '#0072b2',
  sky: '#56b4e9',
  green: '#009e73',
  orange: '#e69f00',
  vermilion: '#d55e00',
  purple: '#cc79a7',
  grey: '#98a2ad',
} as const

/** For all that has no colour of its own. */
export const PICTURE_STYLE = `
svg.picture { font: 12px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
svg.picture text { fill: #57606a; }
svg.picture .title { fill: #1f2328; font-weight: 600; }
svg.picture .grid { stroke: #d8dee4; stroke-width: 1; }
svg.picture .axis { stroke: #8c959f; stroke-width: 1; }
svg.picture .band { fill: #8c959f; fill-opacity: .16; }
svg.picture .paper { fill: #ffffff; }
svg.picture .on-bar { fill: #ffffff; font-size: 10px; }
@media screen and (prefers-color-scheme: dark) {
  svg.picture text { fill: #9da7b1; }
  svg.picture .title { fill: #e6edf3; }
  svg.picture .grid { stroke: #30363d; }
  svg.picture .axis { stroke: #6e7681; }
  svg.picture .paper { fill: #0d1117; }
  svg.picture .on-bar { fill: #ffffff; }
}`

/** The picture as a part of a page that has the style. */
export const svgOf = ({ title, caption, height, drawing }: Picture, style: Html = html``): Html =>
  html`<svg class="picture" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}. ${caption}">${style}<rect class="paper" width="${WIDTH}" height="${height}"/>${drawing}</svg>`

/** The picture as a file of its own. */
export const svgFileOf = (picture: Picture): string =>
  `${svgOf(picture, { markup: `<style>${PICTURE_STYLE}</style>` }).markup}\n`
