import type { ImportRow } from '../../../../application/ports/driving/import-stock.js'
import { importRowOf, unreadableRow } from './import-row-json.js'
import { refusedUpload } from './refused-upload.js'

const MAX_LINE = 16_384
const LINE_END = 10

/** The rows of newline-delimited JSON: one object a line; blank lines are none. */
export async function* rowsInNdjson(body: AsyncIterable<Uint8Array>): AsyncGenerator<ImportRow> {
  let rest = Buffer.alloc(0)
  for await (const chunk of body) {
    let from = 0
    const bytes = Buffer.concat([rest, chunk])
    for (let end = bytes.indexOf(LINE_END); end >= 0; end = bytes.indexOf(LINE_END, from)) {
      yield* rowsOf(bytes.subarray(from, end))
      from = end + 1
    }
    rest = bytes.subarray(from)
    if (rest.length > MAX_LINE) throw tooLong()
  }
  yield* rowsOf(rest)
}

const tooLong = () =>
  refusedUpload({
    type: 'MalformedRows',
    faults: [{ pointer: '#', detail: `A line is longer than ${MAX_LINE} bytes.` }],
  })

const rowsOf = (line: Uint8Array): readonly ImportRow[] => {
  const text = textIn(line)
  if (text === undefined) return [unreadableRow('This is not UTF-8.')]
  if (text.trim() === '') return []
  try {
    return [importRowOf(JSON.parse(text))]
  } catch {
    return [unreadableRow('This is not JSON.')]
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true })

const textIn = (line: Uint8Array): string | undefined => {
  try {
    return decoder.decode(line)
  } catch {
    return undefined
  }
}
