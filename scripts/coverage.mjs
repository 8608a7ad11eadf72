import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What only the tests on real servers run (`npm run test:integration`): here it would count as never run. */
const onServersOnly = [
  'src/adapters/driven/mongo/',
  'src/adapters/driven/redis/',
  'src/adapters/driven/ses/',
  'src/adapters/driven/sqs/',
  'src/bootstrap/modules/mongo-store.module.ts',
  'src/bootstrap/modules/redis-cache.module.ts',
  'src/bootstrap/modules/ses-mail.module.ts',
  'src/bootstrap/modules/sqs-queue.module.ts',
]

/** What each part of src must reach, in per cent. */
const gates = [
  { part: 'src/domain', lines: 100, branches: 100 },
  { part: 'src/application', lines: 100, branches: 100 },
  { part: 'src', lines: 95, branches: 95, functions: 95, statements: 95 },
]

/** @typedef {Record<string, Record<string, { total: number, covered: number }>>} Summary per file and metric */

/** The TypeScript itself is instrumented, and the tests run on that copy, beside what else they use: instrumenting what tsx emits spoils the branches. */
const measure = () => {
  for (const folder of ['.cov', 'coverage']) rmSync(folder, { recursive: true, force: true })
  nyc('instrument', '--complete-copy', 'src', '.cov/src')
  for (const folder of ['test', 'scripts', 'examples']) cpSync(folder, `.cov/${folder}`, { recursive: true })
  nyc(process.execPath, fileURLToPath(import.meta.resolve('mocha/bin/mocha.js')), '.cov/test/**/*.test.ts')
}

/** @returns {Summary} */
const summaryOfSources = () => {
  /** @type {Summary} */
  const { total: _, ...files } = JSON.parse(readFileSync('coverage/coverage-summary.json', 'utf8'))
  return Object.fromEntries(Object.entries(files).map(([path, metrics]) => [relative('.', path), metrics]))
}

/** @param {Summary} summary */
const misses = summary => [
  ...typescriptIn('src')
    .filter(path => !(path in summary))
    .map(path => `${path} was not measured`),
  ...gates.flatMap(({ part, ...metrics }) =>
    Object.entries(metrics)
      .map(([metric, wanted]) => ({ metric, wanted, reached: reached(summary, part, metric) }))
      .filter(({ wanted, reached }) => reached < wanted)
      .map(
        ({ metric, wanted, reached }) => `${part}: ${reached.toFixed(2)} % of ${metric}, and ${wanted} % is the gate`,
      ),
  ),
]

/**
 * @param {Summary} summary
 * @param {string} part
 * @param {string} metric
 */
const reached = (summary, part, metric) => {
  const counts = Object.entries(summary).flatMap(([path, metrics]) =>
    path.startsWith(`${part}/`) && !onServersOnly.some(part => path.startsWith(part))
      ? [metrics[metric] ?? { total: 0, covered: 0 }]
      : [],
  )
  const total = counts.reduce((sum, count) => sum + count.total, 0)
  const covered = counts.reduce((sum, count) => sum + count.covered, 0)
  return total === 0 ? 100 : (100 * covered) / total
}

/** @param {string} folder */
const typescriptIn = folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.ts'))
    .map(path => join(folder, path))

/** @param {string[]} args */
const nyc = (...args) => {
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.resolve('nyc/bin/nyc.js')), ...args], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(1)
}

measure()
const missed = misses(summaryOfSources())
for (const miss of missed) console.error(miss)
process.exitCode = missed.length > 0 ? 1 : 0
