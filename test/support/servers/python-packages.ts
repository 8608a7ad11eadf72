import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cached } from './cached.js'
import { findPython } from './python.js'
import { run } from './run.js'
import { Unobtainable } from './unobtainable.js'

/**
 * The interpreter of a virtual environment that has what requirements/`name`.txt names, made in the cache from a Python 3 of one of these minor
 * versions. Rejects with `Unobtainable`.
 */
export const pythonWith = async (name: string, minors: readonly number[]): Promise<string> => {
  const requirements = fileURLToPath(new URL(`requirements/${name}.txt`, import.meta.url))
  const python = await findPython(minors)
  if (!python) throw new Unobtainable(`${name} needs Python 3.${minors.join(' or 3.')}`)

  const contents = createHash('sha256')
    .update(await readFile(requirements))
    .update(python)
    .digest('hex')
  const folder = await cached(`${name}-${contents.slice(0, 12)}`, async draft => {
    try {
      await run(python, ['-m', 'venv', draft])
      await run(interpreter(draft), [...PIP_INSTALL, '--requirement', requirements])
    } catch (error) {
      throw new Unobtainable(`${name} cannot be installed with ${python}`, { cause: error })
    }
  })
  return interpreter(folder)
}

/** Not compiled: all of it takes longer than what is used takes at the first start. */
const PIP_INSTALL = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-compile']

const interpreter = (folder: string) => join(folder, 'bin', 'python')
