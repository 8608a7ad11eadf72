import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Proven } from './run-proof.js'

/** Keeps the record and the logs in the folder, which is made if it is not there; answers the paths of what it wrote. */
export const writeProof = async ({ record, logs }: Proven, folder: string): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true })
  const files = {
    'record.json': JSON.stringify(record),
    'processes.log': logs.map(({ by, line }) => `${by} ${line}`).join('\n'),
  }
  return Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      const path = join(folder, name)
      await writeFile(path, `${text}\n`)
      return path
    }),
  )
}
