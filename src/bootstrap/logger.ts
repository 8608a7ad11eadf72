import { destination, pino } from 'pino'
import type { Logger } from '../adapters/support/logger.js'
import type { Config } from './config.js'
import { lineTime } from './line-time.js'
import { linesTogether } from './lines-together.js'

const STANDARD_OUTPUT = 1
/** All lines begin with their level. */
const NO_WORSE_THAN_INFO = /^\{"level":"(?:trace|debug|info)"/

/**
 * One line of JSON for each thing that happens, on standard output unless told otherwise: those of 10 ms together, and what is
 * worse than `info` at once. A process that is killed takes the others of its last 10 ms with it.
 */
export const createLogger = ({ logLevel }: Pick<Config, 'logLevel'>, fileDescriptor = STANDARD_OUTPUT): Logger => {
  const lines = linesTogether(destination(fileDescriptor), line => !NO_WORSE_THAN_INFO.test(line))
  // The destination ends itself then, and takes nothing after that.
  process.prependListener('beforeExit', lines.flush)
  process.prependListener('exit', lines.flush)
  return pino(
    {
      level: logLevel,
      timestamp: lineTime(Date.now),
      formatters: { level: label => ({ level: label }) },
    },
    lines,
  )
}
