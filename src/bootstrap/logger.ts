import { destination, pino, stdTimeFunctions } from 'pino'
import type { Logger } from '../adapters/support/logger.js'
import type { Config } from './config.js'
import { linesTogether } from './lines-together.js'

const STANDARD_OUTPUT = 1
/** All lines begin with their level. */
const NO_WORSE_THAN_INFO = /^\{"level":"(?:trace|debug|info)"/

/**
 * One line of JSON for each thing that happens, on standard output unless told otherwise: those of one turn of the event
 * loop together, and what is worse than `info` at once.
 */
export const createLogger = ({ logLevel }: Pick<Config, 'logLevel'>, fileDescriptor = STANDARD_OUTPUT): Logger => {
  const lines = linesTogether(destination(fileDescriptor), line => !NO_WORSE_THAN_INFO.test(line))
  process.on('exit', lines.flush)
  return pino(
    {
      level: logLevel,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
    },
    lines,
  )
}
