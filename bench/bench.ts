/** Measures the product next to bare baselines: `npm run bench -- --only create,drain --rounds 5 --seconds 4`. Nothing fails by being slow. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { cachedGet } from './benchmarks/cached-get.js'
import { create } from './benchmarks/create.js'
import { drain } from './benchmarks/drain.js'
import { latency } from './benchmarks/latency.js'
import { list } from './benchmarks/list.js'
import { start } from './benchmarks/start.js'
import { stockImport } from './benchmarks/stock-import.js'
import { stripe } from './benchmarks/stripe.js'
import { expectCores } from './support/cores.js'
import { tableOf } from './support/report.js'
import { interleaved, type Outcome } from './support/rounds.js'
import { stage } from './support/stage.js'

const benchmarks = [create, drain, latency, cachedGet, list, stockImport, stripe, start]

const names = benchmarks.map(({ name }) => name)
const options = z.strictObject({
  only: z
    .string()
    .default(names.join(','))
    .transform(list => list.split(','))
    .pipe(z.array(z.enum(names, `one or more of ${names.join(', ')}`))),
  rounds: z.coerce.number().int().min(1).default(5),
  seconds: z.coerce.number().min(0.5).default(4),
  profile: z
    .string()
    .transform(folder => resolve(folder))
    .optional(),
})
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    profile: { type: 'string' },
  },
})
const { only, rounds, seconds, profile } = options.parse(values)

expectCores()
const outcomes: Outcome[] = []
for (const benchmark of benchmarks.filter(({ name }) => only.includes(name))) {
  const played = stage(seconds, profile)
  try {
    for (const comparison of await benchmark.prepare(played)) {
      console.error(`${comparison.name} …`)
      const outcome = await interleaved(comparison, rounds)
      outcomes.push(outcome)
      console.error(tableOf([outcome]))
    }
  } finally {
    await played.end()
  }
}
console.log(JSON.stringify({ node: process.version, rounds, seconds, outcomes }))
console.log(`\n${tableOf(outcomes)}`)
