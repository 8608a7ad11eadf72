/**
 * Proves what is promised, on real servers and under faults (docs/proof.md): `npm run prove -- --minutes 2 --seed 1`; `--help` says what else.
 * Exits with 1 if something does not hold, or was asked of nothing; with 2 if it cannot be asked.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { openGround } from '../test/prove/ground.js'
import { proofOptions, USAGE, type ProofOptions } from '../test/prove/proof-options.js'
import type { ProofRecord } from '../test/prove/proof-record.js'
import { addressesIn, proofVariables } from '../test/prove/proof-variables.js'
import { verdictOf } from '../test/prove/report/verdict-of.js'
import { runProof, type Proven } from '../test/prove/run-proof.js'
import { foundIn, isFound } from '../test/prove/sabotages/found-in.js'
import { sabotagesNamed } from '../test/prove/sabotages/sabotages.js'
import { summaryOf } from '../test/prove/summary-of.js'
import { writeProof } from '../test/prove/write-proof.js'
import { startServers, stopServers } from '../test/support/servers/start-servers.js'

const prove = async (options: ProofOptions): Promise<void> => {
  const own = options.env === undefined ? {} : (parseEnv(await readFile(options.env, 'utf8')) as Record<string, string>)
  const settings = proofVariables(own)
  console.error(`${options.command}\nStarting servers …`)
  const ground = await openGround(`prove-${process.pid}-${options.seed}`, options.given ? addressesIn(own) : {})
  let proven: Proven
  try {
    proven = await runProof({ ...options, within: options.minutes * 60_000, settings }, ground)
  } finally {
    await ground.leave()
  }
  const lines = proven.logs.map(({ by, line }) => `${by} ${line}\n`)
  await told(proven.record, options.out, { 'processes.log': lines.join('') })
  if (!verdictOf(proven.record).good) process.exitCode = 1
}

const sabotage = async (name: string, { seed, out }: ProofOptions): Promise<void> => {
  const sabotages = sabotagesNamed(name)
  const servers = await startServers({ mongo: {}, redis: true })
  try {
    const lines: string[] = []
    for (const each of sabotages) {
      const record = await each.play(servers, { broken: true, seed })
      await told(record, join(out, each.rule.replaceAll(' ', '-')))
      lines.push(`${isFound(each, record) ? 'found    ' : 'NOT FOUND'}  ${each.rule}: ${foundIn(record).join(', ')}`)
    }
    if (lines.length > 1) console.log(lines.join('\n'))
  } finally {
    await stopServers(servers)
  }
}

const told = async (record: ProofRecord, folder: string, others: Readonly<Record<string, string>> = {}) => {
  const report = await writeProof(record, folder, others)
  console.log(`${summaryOf(record)}\nReport: ${report}\n`)
  if (foundIn(record).length > 0) process.exitCode = 1
}

const cannot = (error: unknown): void => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

const optionsAsked = (): ProofOptions | undefined => {
  try {
    return proofOptions(process.argv.slice(2), () => Date.now() % 100_000)
  } catch (error) {
    cannot(error)
    console.error(`\n${USAGE}`)
    return undefined
  }
}

const options = optionsAsked()
if (options?.help) console.log(USAGE)
else if (options)
  await (options.sabotage === undefined ? prove(options) : sabotage(options.sabotage, options)).catch(cannot)
