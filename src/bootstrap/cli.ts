import { randomBytes } from 'node:crypto'
import { runCommandLine } from '../adapters/driving/cli/run-command-line.js'
import { readConfig } from './config.js'
import { takeEnvFile } from './env-file.js'
import { createLogger } from './logger.js'
import { operatorShell } from './operator-shell.js'

const SECRET_BYTES = 32
const STANDARD_ERROR = 2
// Answers belong to standard output; of what happens on the way only what went wrong is worth a line.
const LOG_LEVEL = 'warn'

const shell = takeEnvFile()
  .andThen(() => readConfig(process.env, () => randomBytes(SECRET_BYTES).toString('base64url')))
  .mapErr(problems => ({ type: 'ConfigurationUnusable' as const, problems }))
  .map(config => operatorShell(config, createLogger({ logLevel: LOG_LEVEL }, STANDARD_ERROR)))

process.exitCode = await runCommandLine(process.argv.slice(2), shell, {
  out: text => void process.stdout.write(text),
  err: text => void process.stderr.write(text),
})
await shell.match(
  ({ close }) => close(),
  () => Promise.resolve(),
)
