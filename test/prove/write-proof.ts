import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProofRecord } from './proof-record.js'

/** Keeps the record in the folder, which is made if it is not there; answers the paths of what it wrote. */
export const writeProof = async (record: ProofRecord, folder: string): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'record.json')
  await writeFile(path, `${JSON.stringify(record)}\n`)
  return [path]
}
