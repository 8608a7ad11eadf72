import { CsvError, parse } from 'csv-parse'
import { Readable } from 'node:stream'
import { err, ok, type Result } from 'neverthrow'
import type { ImportRow } from '../../../../application/ports/driving/import-stock.js'
import { shortened } from '../pointers.js'
import { importRowOf, unreadableRow } from './import-row-json.js'
import { refusedUpload } from './refused-upload.js'

const REQUIRED = ['sku', 'name', 'unitPrice.amount', 'unitPrice.currency']
export const CSV_COLUMNS = [...REQUIRED, 'active', 'lowStockThreshold', 'adjustment', 'reason']
const MAX_RECORD = 16_384

type Cells = Readonly<Record<string, string>>

/** The rows of a table (RFC 4180) whose first record names its columns, in any order. An empty cell says nothing. */
export async function* rowsInCsv(body: AsyncIterable<Uint8Array>): AsyncGenerator<ImportRow> {
  const parser = Readable.from(textOf(body)).compose(
    parse({ skip_empty_lines: true, relax_column_count: true, max_record_size: MAX_RECORD }),
  ) as AsyncIterable<string[]>
  let columns: readonly string[] | undefined
  try {
    for await (const record of parser) {
      if (columns === undefined) columns = columnsIn(record)
      else yield record.length === columns.length ? rowOf(columns, record) : unreadableRow(lengthFault(record, columns))
    }
  } catch (error) {
    throw error instanceof CsvError ? malformed(error.message) : error
  }
  if (columns === undefined) throw malformed('There is no header.')
}

/** Without its byte order mark. A table in another encoding is so as a whole: each of its names would be another one. */
async function* textOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      throw malformed('This is not UTF-8.')
    }
  }
  for await (const chunk of body) yield decoded(chunk)
  yield decoded()
}

const lengthFault = (record: readonly string[], columns: readonly string[]) =>
  `${record.length} cells under ${columns.length} columns.`

const columnsIn = (header: readonly string[]): readonly string[] => {
  const faults = [
    ...header.filter(name => !CSV_COLUMNS.includes(name)).map(name => `The column “${shortened(name)}” is unknown.`),
    ...REQUIRED.filter(name => !header.includes(name)).map(name => `The column “${name}” is missing.`),
    ...(new Set(header).size === header.length ? [] : ['A column is there twice.']),
  ]
  if (header.length === 1 && /[;\t|]/.test(header[0] ?? '')) throw malformed('Cells are separated by commas.')
  if (faults.length > 0) throw malformed(...faults.slice(0, CSV_COLUMNS.length))
  return header
}

const malformed = (...details: readonly string[]) =>
  refusedUpload({ type: 'MalformedRows', faults: details.map(detail => ({ pointer: '#', detail: shortened(detail) })) })

const rowOf = (columns: readonly string[], record: readonly string[]): ImportRow => {
  const cells: Cells = Object.fromEntries(columns.map((name, index) => [name, record[index] ?? '']))
  const said = (name: string, read: (text: string) => Result<unknown, string> = ok) =>
    cells[name] ? { [name]: read(cells[name]).unwrapOr(cells[name]) } : {}
  return importRowOf({
    ...said('sku'),
    ...said('name'),
    unitPrice: {
      amount: whole(cells['unitPrice.amount'] ?? '').unwrapOr(cells['unitPrice.amount']),
      currency: cells['unitPrice.currency'],
    },
    ...said('active', truth),
    ...said('lowStockThreshold', whole),
    ...said('adjustment', whole),
    ...said('reason'),
  })
}

// What is no number stays text, and the schema says what is wrong with it.
const whole = (text: string): Result<number, string> => (/^[+-]?\d{1,15}$/.test(text) ? ok(Number(text)) : err(text))

const truth = (text: string): Result<boolean, string> =>
  text === 'true' || text === 'false' ? ok(text === 'true') : err(text)
