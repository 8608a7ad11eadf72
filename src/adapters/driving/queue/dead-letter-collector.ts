import type { KeepDeadLetter } from '../../../application/ports/driving/keep-dead-letter.js'
import { instant } from '../../../domain/shared/instant.js'
import type { DeadDelivery, DeadLetterQueue } from '../../support/dead-letter-queue.js'
import { endsWithin } from '../../support/ends-within.js'
import type { Logger } from '../../support/logger.js'
import { pause } from '../../support/pause.js'
import { retryAfter, type Random } from './back-off.js'

export type DeadLetterCollector = Readonly<{
  start: () => void
  /** Takes no more letters, and lets those under way be kept for so long. */
  stop: (graceMs: number) => Promise<void>
}>
export type CollectorDependencies = Readonly<{
  queue: DeadLetterQueue
  keepDeadLetter: KeepDeadLetter
  logger: Logger
  random: Random
}>

const POLL_MS = 20_000
const MOST_AT_A_TIME = 10

/** Carries dead letters to where people can see them: a letter leaves the queue only when it has been kept. */
export const deadLetterCollector = ({
  queue,
  keepDeadLetter,
  logger,
  random,
}: CollectorDependencies): DeadLetterCollector => {
  const stopping = new AbortController()
  const { signal } = stopping
  let collecting = Promise.resolve()
  let failures = 0

  const keep = async (delivery: DeadDelivery) => {
    const { id, body, reason, receives, firstSeen } = delivery
    const kept = await keepDeadLetter({ id, body, reason, receives, firstSeen: instant(firstSeen) })
    if (kept.isErr()) throw new Error(`dead letter ${id} could not be kept: ${kept.error.type}`)
    logger.error({ deadLetter: id, reason, receives }, 'a message was put aside')
    await queue.delete(delivery)
  }

  const collectSome = async () => {
    try {
      const deliveries = await queue.receive(MOST_AT_A_TIME, POLL_MS, signal)
      await Promise.all(deliveries.map(keep))
      failures = 0
    } catch (error) {
      logger.warn({ err: error }, 'dead letters cannot be collected')
      await pause(retryAfter(++failures, random), signal)
    }
  }

  const collect = async () => {
    while (!signal.aborted) await collectSome()
  }

  return {
    start: () => {
      collecting = collect()
    },
    stop: async graceMs => {
      stopping.abort()
      await endsWithin(collecting, graceMs)
    },
  }
}
