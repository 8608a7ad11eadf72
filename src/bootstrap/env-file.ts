import { Result } from 'neverthrow'
import { statSync } from 'node:fs'
import type { ConfigProblems } from './config.js'

const take = (path = '.env'): void => {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) process.loadEnvFile(path)
}

/** Adds the variables of the file, if there is one, to those of the process, which win. A folder under that name is none. */
export const takeEnvFile = Result.fromThrowable(take, (): ConfigProblems => ['.env: cannot be read'])
