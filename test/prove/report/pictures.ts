import type { ProofRecord } from '../proof-record.js'
import { svgFileOf } from './drawing/picture.js'
import { picturesOf } from './pictures/pictures-of.js'

/** The files that the Markdown report shows: SVG by their names, to be written beside it. */
export const pictures = (record: ProofRecord): Readonly<Record<string, string>> =>
  Object.fromEntries(picturesOf(record).map(picture => [picture.file, svgFileOf(picture)]))
