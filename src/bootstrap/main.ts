import { ResultAsync } from 'neverthrow'
import { randomBytes } from 'node:crypto'
import { readConfig, type Config } from './config.js'
import { takeEnvFile } from './env-file.js'
import { leanResults } from './lean-results.js'
import { createLogger } from './logger.js'
import { startService } from './service.js'
import { exitOnBugs, stopOnSignals } from './shutdown.js'
import { T } from './tokens.js'

const SECRET_BYTES = 48

const run = async (config: Config): Promise<void> => {
  const logger = createLogger(config)
  exitOnBugs({ logger, process })
  let stop = () => Promise.resolve(true)
  // Before anything starts: the first process of a container is sent no signal that it does not listen for.
  stopOnSignals({ stop: () => stop() }, { logger, stopWithin: config.stopWithin, process })
  const service = await startService(config, logger).catch((err: unknown) => {
    logger.fatal({ err }, 'the service cannot start')
    return process.exit(1)
  })
  stop = service.stop
  // The administrator's password is hashed by now, and nobody can sign in to a worker.
  if (config.role !== 'worker') service.container.get(T.argon2).start()

  const { generated, administrator } = config
  const { address, opsAddress, adapters } = service
  logger.info({ role: config.role, address, opsAddress, ...adapters, generated }, 'the service is up')
  if (administrator && generated.includes('ADMIN_PASSWORD')) {
    process.stderr.write(
      `\n  ${address}\n  administrator  ${administrator.email}\n  password       ${administrator.password}   (for this run only)\n\n`,
    )
  }
}

for (const [name, method] of Object.entries(leanResults)) Reflect.set(ResultAsync.prototype, name, method)

await takeEnvFile()
  .andThen(() => readConfig(process.env, () => randomBytes(SECRET_BYTES).toString('base64url')))
  .match(run, problems => {
    process.stderr.write(`The configuration cannot be used:\n${problems.map(problem => `  ${problem}\n`).join('')}`)
    process.exitCode = 1
  })
