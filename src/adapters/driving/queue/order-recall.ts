import type { RecallOrders } from '../../../application/ports/driving/recall-orders.js'
import { endsWithin } from '../../support/ends-within.js'
import type { Logger } from '../../support/logger.js'
import { pause } from '../../support/pause.js'
import { retryAfter, type Random } from './back-off.js'

export type OrderRecall = Readonly<{
  /** Does not keep the start waiting. */
  start: () => void
  stop: (graceMs: number) => Promise<void>
}>
export type RecallDependencies = Readonly<{ recallOrders: RecallOrders; logger: Logger; random: Random }>

/** Recalls orders once, at the start; what cannot be done is tried again, from the beginning, until it can. */
export const orderRecall = ({ recallOrders, logger, random }: RecallDependencies): OrderRecall => {
  const stopping = new AbortController()
  const { signal } = stopping
  let recalling = Promise.resolve()

  const recalled = async (): Promise<boolean> => {
    try {
      const answer = await recallOrders()
      if (answer.isOk()) logger.info(answer.value, 'orders were recalled')
      else logger.warn({ error: answer.error }, 'orders cannot be recalled')
      return answer.isOk()
    } catch (bug) {
      logger.error({ err: bug }, 'recalling orders broke')
      return false
    }
  }

  const recall = async () => {
    for (let failures = 1; !signal.aborted; failures += 1) {
      if (await recalled()) return
      await pause(retryAfter(failures, random), signal)
    }
  }

  return {
    start: () => {
      recalling = recall()
    },
    stop: async graceMs => {
      stopping.abort()
      await endsWithin(recalling, graceMs)
    },
  }
}
