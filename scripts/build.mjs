import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = join(root, 'src')
const dist = join(root, 'dist')
const stampFile = join(dist, '.stamp')

/** Transpiles src/ to dist/, unless dist/ already is what the sources would give, or there are no sources. */
export const build = async () => {
  if (!existsSync(src)) return
  const sources = (await filesIn(src)).filter(path => path.endsWith('.ts'))
  const stamp = await hashOf([...sources, ...['scripts/build.mjs', 'package-lock.json', 'tsconfig.json'].map(inRoot)])
  if (stamp === (await currentStamp())) return

  const { build: transpile } = await import('esbuild')
  const { outputFiles } = await transpile({
    absWorkingDir: root,
    entryPoints: sources,
    outbase: src,
    outdir: dist,
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    write: false,
  })
  await replaceDist([...outputFiles, { path: stampFile, contents: stamp }])
}

/**
 * File by file, each by an atomic rename, the stamp last: a directory cannot be replaced in one step, and a process that
 * starts or builds meanwhile must find every module whole.
 * @param {{ path: string, contents: string | Uint8Array }[]} files
 */
const replaceDist = async files => {
  await mkdir(inRoot('.cache'), { recursive: true })
  const draft = await mkdtemp(inRoot('.cache/build-'))
  await rm(stampFile, { force: true })
  for (const { path, contents } of files) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(join(draft, 'file'), contents)
    await rename(join(draft, 'file'), path)
  }
  const kept = new Set(files.map(file => file.path))
  await Promise.all((await filesIn(dist)).filter(path => !kept.has(path)).map(path => rm(path, { force: true })))
  await rm(draft, { recursive: true })
}

/** @param {string} path */
const inRoot = path => join(root, path)

/** @param {string} folder */
const filesIn = async folder =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()

/** @param {string[]} paths */
const hashOf = async paths => {
  const hash = createHash('sha256')
  for (const path of paths)
    hash
      .update(`${relative(root, path)}\0`)
      .update(await readFile(path))
      .update('\0')
  return hash.digest('hex')
}

const currentStamp = () => readFile(stampFile, 'utf8').catch(() => undefined)

if (process.argv[1] === fileURLToPath(import.meta.url)) await build()
