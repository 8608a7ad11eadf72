import { errAsync, ResultAsync } from 'neverthrow'
import { z } from 'zod'
import type { ImportRow, UploadedRows } from '../../../../application/ports/driving/import-stock.js'
import { MAX_IMPORT_ROWS } from '../../../../domain/stock/stock-import.js'
import type { HttpContext } from '../http-context.js'
import { plainMediaType } from '../media-type.js'
import type { Part } from '../request-part.js'
import { importRowJson } from './import-row-json.js'
import { refusedUpload, uploadRefusalIn, type UploadRefusal } from './refused-upload.js'
import { CSV_COLUMNS, rowsInCsv } from './rows-in-csv.js'
import { rowsInJsonList } from './rows-in-json-list.js'
import { rowsInNdjson } from './rows-in-ndjson.js'
import { spooledRows } from './spooled-rows.js'

const MAX_BYTES = 16 * 1_048_576
const READERS: Readonly<Record<string, (body: AsyncIterable<Uint8Array>) => AsyncIterable<ImportRow>>> = {
  'text/csv': rowsInCsv,
  'application/x-ndjson': rowsInNdjson,
  'application/json': rowsInJsonList,
}

/** The rows of an import: read as they come, with a limit of their own. */
export const uploadPart: Part<UploadedRows> = {
  read: context => {
    const reader = readerFor(context)
    return reader
      ? ResultAsync.fromPromise(spooledRows(reader(bounded(context))), uploadRefusalIn)
      : errAsync<never, UploadRefusal>({ type: 'UnsupportedMediaType', accept: Object.keys(READERS) })
  },
  document: {
    requestBody: {
      required: true,
      description: `One row a product, in CSV with a header (\`${CSV_COLUMNS.join(',')}\`), as one JSON object a line, or as one JSON list of them; at most 50,000, and 16 MB within two minutes.`,
      content: {
        'application/x-ndjson': { schema: importRowJson },
        'application/json': { schema: z.array(importRowJson).max(MAX_IMPORT_ROWS) },
        'text/csv': { schema: { type: 'string' } },
      },
    },
  },
  refusals: ['MalformedRows', 'IncompleteBody', 'BodyTooLarge', 'UnsupportedMediaType', 'InvalidRequest'],
}

const readerFor = ({ headers }: HttpContext) => {
  const type = plainMediaType(headers)
  return type !== undefined && Object.hasOwn(READERS, type) ? READERS[type] : undefined
}

async function* bounded({ req, headers }: HttpContext): AsyncGenerator<Uint8Array> {
  const tooLarge = () => refusedUpload({ type: 'BodyTooLarge', limit: '16 MB' })
  if (Number(headers['content-length'] ?? 0) > MAX_BYTES) throw tooLarge()
  let bytes = 0
  // Left early, the request has to stay open: it is still to be answered.
  for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > MAX_BYTES) throw tooLarge()
    yield chunk
  }
}
