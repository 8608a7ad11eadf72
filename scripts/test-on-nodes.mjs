// `npm test` on each Node that is supported; or, with arguments, on these test files alone. Each Node is an npm package, kept in the cache.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

const NODES = ['20.19.0', '22', '24']
const cache = resolve('.cache/nodes')
const files = process.argv.slice(2)

/** @type {(command: string, args: readonly string[], options?: import('node:child_process').SpawnSyncOptions) => boolean} */
const run = (command, args, options) => spawnSync(command, args, { stdio: 'inherit', ...options }).status === 0

/** @type {(version: string) => string} */
const folderOf = version => {
  const name = `node-${process.platform}-${process.arch}`
  const folder = join(cache, version)
  const bin = join(folder, 'node_modules', name, 'bin')
  if (existsSync(join(bin, 'node'))) return bin
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{}')
  const options = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  if (!run('npm', ['install', ...options, `${name}@${version}`], { cwd: folder })) process.exit(1)
  return bin
}

/** @type {(version: string) => boolean} */
const passes = version => {
  const bin = folderOf(version)
  console.log(`\n== Node ${version}`)
  const env = { ...process.env, PATH: bin + delimiter + (process.env['PATH'] ?? '') }
  const tests = files.length > 0 ? files : ['--parallel', '--jobs', '2', 'test/**/*.test.ts']
  return run(join(bin, 'node'), ['node_modules/mocha/bin/mocha.js', '--reporter', 'dot', ...tests], { env })
}

const failed = NODES.filter(version => !passes(version))
console.log(failed.length === 0 ? `\nall pass on Node ${NODES.join(', ')}` : `\nfailed on Node ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
