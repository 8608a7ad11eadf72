import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProofRecord } from './proof-record.js'
import { htmlReport } from './report/html-report.js'
import { markdownReport } from './report/markdown-report.js'
import { pictures } from './report/pictures.js'

/** Keeps the record, its reports and other files, by their names, in the folder, which is made if it is not there; answers where the report is. */
export const writeProof = async (
  record: ProofRecord,
  folder: string,
  others: Readonly<Record<string, string>> = {},
): Promise<string> => {
  await mkdir(folder, { recursive: true })
  const files = {
    'record.json': JSON.stringify(record),
    'report.md': markdownReport(record),
    'report.html': htmlReport(record),
    ...pictures(record),
    ...others,
  }
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)))
  return join(folder, 'report.html')
}
