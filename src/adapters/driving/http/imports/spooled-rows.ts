import { createHash } from 'node:crypto'
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportRow, UploadedRows } from '../../../../application/ports/driving/import-stock.js'
import { MAX_IMPORT_ROWS } from '../../../../domain/stock/stock-import.js'
import { refusedUpload } from './refused-upload.js'

const CHUNK = 65_536

/**
 * Keeps the rows in a file until they are read, so that an upload is known as a whole before any of it is taken, and no
 * more of it than a chunk is ever in memory. The file has no name: it ends with the process, however that ends.
 */
export const spooledRows = async (rows: AsyncIterable<ImportRow>): Promise<UploadedRows> => {
  const file = await namelessFile()
  try {
    const fingerprint = await spool(rows, file)
    return { fingerprint, rows: () => rowsFrom(file), discard: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

const namelessFile = async (): Promise<FileHandle> => {
  const folder = await mkdtemp(join(tmpdir(), 'import-'))
  try {
    return await open(join(folder, 'rows'), 'wx+', 0o600)
  } finally {
    await rm(folder, { recursive: true })
  }
}

const spool = async (rows: AsyncIterable<ImportRow>, file: FileHandle): Promise<string> => {
  const hash = createHash('sha256')
  let waiting = ''
  let count = 0
  const write = async () => {
    hash.update(waiting)
    await file.write(waiting)
    waiting = ''
  }
  for await (const row of rows) {
    if (++count > MAX_IMPORT_ROWS) throw tooMany()
    waiting += `${JSON.stringify(row)}\n`
    if (waiting.length >= CHUNK) await write()
  }
  await write()
  return hash.digest('base64url')
}

const tooMany = () =>
  refusedUpload({
    type: 'InvalidRequest',
    faults: [{ pointer: '#', detail: `At most ${MAX_IMPORT_ROWS} rows at once, please.` }],
  })

async function* rowsFrom(file: FileHandle): AsyncGenerator<ImportRow> {
  let rest = Buffer.alloc(0)
  const chunk = Buffer.alloc(CHUNK)
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(chunk, 0, CHUNK, position)
    if (bytesRead === 0) return
    position += bytesRead
    const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)])
    const end = bytes.lastIndexOf('\n')
    rest = bytes.subarray(end + 1)
    // Written by ourselves, a moment ago.
    for (const line of bytes.toString('utf8', 0, Math.max(end, 0)).split('\n'))
      if (line !== '') yield JSON.parse(line) as ImportRow
  }
}
