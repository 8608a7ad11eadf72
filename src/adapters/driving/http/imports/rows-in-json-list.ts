import type { ImportRow } from '../../../../application/ports/driving/import-stock.js'
import { pointerTo } from '../pointers.js'
import { importRowOf } from './import-row-json.js'
import { jsonListScanner } from './json-list-scanner.js'
import { MAX_JSON_ROW, textIn } from './json-text.js'
import { refusedUpload } from './refused-upload.js'

/**
 * The rows of one JSON list. Where an item is not JSON nobody can tell where the next one begins: that refuses the list,
 * and names the row, whereas a line that is not JSON is a bad row among others.
 */
export async function* rowsInJsonList(body: AsyncIterable<Uint8Array>): AsyncGenerator<ImportRow> {
  let index = 0
  for await (const item of itemsIn(body)) yield rowOf(item, index++)
}

async function* itemsIn(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const scan = jsonListScanner()
  let index = 0
  let ended = false
  let item = Buffer.alloc(0)
  for await (const chunk of body) {
    let from = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const found = scan(chunk[at] ?? 0)
      if (found === 'Item') continue
      if (found === 'Stray') throw malformed('This is not one JSON list.')
      if (found !== 'Around') {
        item = joined(item, chunk.subarray(from, at), index)
        ended = found === 'ListEnd'
        if (!ended || index > 0 || !isBlank(item)) yield item
        index += 1
        item = Buffer.alloc(0)
      }
      from = at + 1
    }
    item = joined(item, chunk.subarray(from), index)
  }
  if (!ended) throw malformed('The list does not end.', index)
}

const joined = (item: Buffer, more: Uint8Array, index: number): Buffer<ArrayBuffer> => {
  if (item.length + more.length > MAX_JSON_ROW) throw malformed(`It is longer than ${MAX_JSON_ROW} bytes.`, index)
  return Buffer.concat([item, more])
}

const isBlank = (item: Uint8Array) => textIn(item)?.trim() === ''

const rowOf = (item: Uint8Array, index: number): ImportRow => {
  try {
    return importRowOf(JSON.parse(textIn(item) ?? ''))
  } catch {
    throw malformed('It is not JSON.', index)
  }
}

/** Rows are counted from 1, as in reports; a pointer counts from 0. */
const malformed = (detail: string, index?: number) =>
  refusedUpload({
    type: 'MalformedRows',
    faults: [
      index === undefined
        ? { pointer: pointerTo([]), detail }
        : { pointer: pointerTo([index]), detail: `Row ${index + 1}: ${detail}` },
    ],
  })
