import { destination, pino, stdTimeFunctions } from 'pino'
import type { Logger } from '../adapters/support/logger.js'
import type { Config } from './config.js'

const STANDARD_OUTPUT = 1

/** One line of JSON for each thing that happens, on standard output unless told otherwise. */
export const createLogger = ({ logLevel }: Pick<Config, 'logLevel'>, fileDescriptor = STANDARD_OUTPUT): Logger =>
  pino(
    {
      level: logLevel,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: label => ({ level: label }) },
    },
    destination(fileDescriptor),
  )
