/**
 * Measures the product next to bare baselines: `npm run bench -- --only create,drain --rounds 5 --seconds 4 --out figures.json`.
 * Nothing fails by being slow.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { cachedGet } from './benchmarks/cached-get.js'
import { create } from './benchmarks/create.js'
import { drains } from './benchmarks/drain.js'
import { latency } from './benchmarks/latency.js'
import { latencyUnderLoad } from './benchmarks/latency-under-load.js'
import { logins } from './benchmarks/logins.js'
import { soldOut } from './benchmarks/sold-out.js'
import { start } from './benchmarks/start.js'
import { stockImport } from './benchmarks/stock-import.js'
import { stored } from './benchmarks/stored.js'
import { stripe } from './benchmarks/stripe.js'
import { worker } from './benchmarks/worker.js'
import { expectCores } from './support/cores.js'
import { summaryOf, tableOf } from './support/report.js'
import { interleaved, type Outcome } from './support/rounds.js'
import { stage } from './support/stage.js'

const benchmarks = [
  create,
  soldOut,
  worker,
  ...drains,
  latency,
  latencyUnderLoad,
  cachedGet,
  logins,
  stored,
  stockImport,
  stripe,
  start,
]

const names = [...new Set(benchmarks.map(({ name }) => name))]
const path = z.string().transform(text => resolve(text))
const options = z.strictObject({
  only: z
    .string()
    .default(names.join(','))
    .transform(list => list.split(','))
    .pipe(z.array(z.enum(names, `one or more of ${names.join(', ')}`))),
  rounds: z.coerce.number().int().min(1).default(5),
  seconds: z.coerce.number().min(0.5).default(4),
  profile: path.optional(),
  out: path.optional(),
})
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    profile: { type: 'string' },
    out: { type: 'string' },
  },
})
const { only, rounds, seconds, profile, out } = options.parse(values)

expectCores()
const began = new Date()
const outcomes: Outcome[] = []
for (const benchmark of benchmarks.filter(({ name }) => only.includes(name))) {
  const played = stage(seconds, profile)
  try {
    for (const comparison of await benchmark.prepare(played)) {
      console.error(`${comparison.name} …`)
      const outcome = await interleaved(comparison, rounds)
      outcomes.push(outcome)
      console.error(`${tableOf([outcome])}\n${outcome.seconds.toFixed(0)} s`)
    }
  } finally {
    await played.end()
  }
}
const figures = {
  ...{ began, minutes: (Date.now() - began.getTime()) / 60_000, rounds, seconds },
  ...{ node: process.version, cpus: cpus().map(({ model }) => model), outcomes },
}
if (out) writeFileSync(out, `${JSON.stringify(figures, undefined, 2)}\n`)
console.log(JSON.stringify(figures))
console.log(`\n${tableOf(outcomes)}\n\n${summaryOf(outcomes)}`)
