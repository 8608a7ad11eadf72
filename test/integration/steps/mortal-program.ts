import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** What CommonJS packages expect to find, under names that nothing else in the file has. */
const REQUIRE =
  "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);"

/**
 * A main and all it needs in one file, which starts in a third of the time; answers where it is, and removes it when this
 * process ends.
 */
export const mortalProgram = async (main = 'test/integration/steps/mortal-main.ts'): Promise<string> => {
  const cache = join(root, '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'mortal-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const outfile = join(folder, 'mortal-main.mjs')
  await build({
    absWorkingDir: root,
    entryPoints: [main],
    outfile,
    bundle: true,
    external: ['@node-rs/argon2'],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: REQUIRE },
  })
  return outfile
}
