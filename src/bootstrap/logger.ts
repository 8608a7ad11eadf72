import { pino, stdTimeFunctions } from 'pino'
import type { Logger } from '../adapters/support/logger.js'
import type { Config } from './config.js'

/** One line of JSON for each thing that happens, on standard output. */
export const createLogger = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino({
    level: logLevel,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: label => ({ level: label }) },
  })
