import type { Logger } from '../adapters/support/logger.js'

type Stoppable = Readonly<{ stop: () => Promise<boolean> }>
type Settings = Readonly<{ logger: Logger; stopWithin: number; process: NodeJS.Process }>

/** npm passes a signal on to a process that has got it already: the second within this time is the first again, ms. */
const SAME_SIGNAL = 1_000

/**
 * Stops on SIGTERM and SIGINT, and exits: with 0, or with 1 if something had to be cut off. A second signal, more than a
 * second later, exits at once.
 */
export const stopOnSignals = (service: Stoppable, { logger, stopWithin, process }: Settings): void => {
  let signalledAt: number | undefined

  const stop = async () => {
    const overdue = setTimeout(() => {
      logger.error({ stopWithin }, 'stopping takes too long')
      process.exit(1)
    }, stopWithin)
    const clean = await service.stop()
    clearTimeout(overdue)
    logger.info({ clean }, 'stopped')
    process.exit(clean ? 0 : 1)
  }

  const onSignal = (signal: NodeJS.Signals) => {
    const now = performance.now()
    if (signalledAt === undefined) {
      signalledAt = now
      logger.info({ signal }, 'stopping')
      void stop()
    } else if (now - signalledAt > SAME_SIGNAL) {
      logger.warn({ signal }, 'exiting at once')
      process.exit(1)
    }
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

/** What nobody caught leaves the process in a state that nobody knows: it ends, and whatever runs it starts it again. */
export const exitOnBugs = ({ logger, process }: Omit<Settings, 'stopWithin'>): void => {
  const exit = (err: unknown) => {
    logger.fatal({ err }, 'a bug that nobody caught')
    process.exit(1)
  }
  process.on('unhandledRejection', exit)
  process.on('uncaughtException', exit)
}
