import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { onPath } from './on-path.js'
import { versionOf } from './version-of.js'

/** A Python 3 of one of these minor versions, the first preferred; on the PATH, or kept by pyenv. */
export const findPython = async (minors: readonly number[]): Promise<string | undefined> => {
  for (const minor of minors)
    for (const candidate of candidates(minor)) {
      const version = await versionOf(candidate)
      if (version?.[0] === 3 && version[1] === minor) return candidate
    }
  return undefined
}

const candidates = (minor: number): readonly string[] => [
  ...[`python3.${minor}`, 'python3'].map(onPath).filter(path => path !== undefined),
  ...ofPyenv(minor),
]

const ofPyenv = (minor: number): readonly string[] => {
  const versions = join(process.env['PYENV_ROOT'] ?? join(homedir(), '.pyenv'), 'versions')
  return !existsSync(versions)
    ? []
    : readdirSync(versions)
        .filter(name => name.startsWith(`3.${minor}.`))
        .map(name => join(versions, name, 'bin', 'python'))
}
