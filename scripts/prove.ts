/**
 * Proves what is promised, on real servers and under faults (docs/proof.md): `npm run prove -- --minutes 2 --seed 1`; `--help` says what else.
 * Exits with 1 if something does not hold, with 2 if it cannot be asked.
 */
import { readFile } from 'node:fs/promises'
import { parseEnv } from 'node:util'
import { openGround } from '../test/prove/ground.js'
import { proofOptions, USAGE, type ProofOptions } from '../test/prove/proof-options.js'
import { addressesIn, proofVariables } from '../test/prove/proof-variables.js'
import { runProof } from '../test/prove/run-proof.js'
import { isViolated, summaryOf } from '../test/prove/summary-of.js'
import { writeProof } from '../test/prove/write-proof.js'

const prove = async (options: ProofOptions) => {
  const own = options.env === undefined ? {} : (parseEnv(await readFile(options.env, 'utf8')) as Record<string, string>)
  const { seed, orders, buyers, minutes, command } = options
  const settings = proofVariables(own)
  console.error(`Starting servers … (${command})`)
  const ground = await openGround(`prove-${process.pid}-${seed}`, options.given ? addressesIn(own) : {})
  try {
    return await runProof({ seed, orders, buyers, within: minutes * 60_000, settings, command }, ground)
  } finally {
    await ground.leave()
  }
}

try {
  const options = proofOptions(process.argv.slice(2), () => Date.now() % 100_000)
  if (options.help) console.log(USAGE)
  else {
    const record = await prove(options)
    const written = await writeProof(record, options.out)
    console.log(summaryOf(record))
    console.log(written.join('\n'))
    if (isViolated(record)) process.exitCode = 1
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.error(`\n${USAGE}`)
  process.exitCode = 2
}
