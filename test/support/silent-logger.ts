import type { Logger } from '../../src/adapters/support/logger.js'

const silent = () => undefined

export const silentLogger: Logger = { debug: silent, info: silent, warn: silent, error: silent, fatal: silent }
