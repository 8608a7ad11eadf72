import { bag } from '../../support/bag.js'
import { endsWithin } from '../../support/ends-within.js'
import type { MessageObserver } from '../../support/metrics.js'
import type { Delivery, MessageQueue } from '../../support/message-queue.js'
import { pause } from '../../support/pause.js'
import { retryAfter } from './back-off.js'
import { messageHandler, type Disposal, type Handled, type HandlerDependencies } from './message-handler.js'
import { outageWatch } from './outage-watch.js'

export type QueueConsumer = Readonly<{
  start: () => void
  /** Takes no more messages, lets those under way finish for so long, and gives the rest back to the queue. */
  stop: (graceMs: number) => Promise<void>
}>
export type ConsumerDependencies = HandlerDependencies &
  Readonly<{
    queue: MessageQueue
    /** Whether what messages need answers again: asked during an outage, instead of spending messages to find out. */
    probe: () => Promise<boolean>
    observe?: MessageObserver
  }>
/** `concurrency`: how many messages are under way at once; `visibility`: how long a message is kept from others, ms. */
export type ConsumerSettings = Readonly<{ concurrency: number; visibility: number }>

const POLL_MS = 20_000
const MOST_AT_A_TIME = 10
/** So much of the concurrency is free before more is taken: a call for each message costs more than its order. */
const FREE_SHARE = 1 / 4
/** A queue that is back is not left waiting for longer, ms: what gathered meanwhile is to be done within half a minute. */
const LONGEST_SILENCE = 10_000

/** Takes messages from the queue while it has enough hands free, each for itself: the slowest never holds up the others. */
export const queueConsumer = (
  dependencies: ConsumerDependencies,
  { concurrency, visibility }: ConsumerSettings,
): QueueConsumer => {
  const { queue, probe, logger, random, observe } = dependencies
  const handle = messageHandler(dependencies)
  const outage = outageWatch()
  const mostWhenPolling = concurrency - Math.min(MOST_AT_A_TIME, Math.ceil(concurrency * FREE_SHARE))
  const stopping = new AbortController()
  const { signal } = stopping
  /** What keeps a hand busy, and is ours; and what ends only when the queue knows what became of it. */
  const inHand = bag<Readonly<{ delivery: Delivery; handling: Promise<Handled> }>>()
  const underWay = bag<Promise<void>>()
  let givenUp = false
  let polling = Promise.resolve()
  let heartbeat: NodeJS.Timeout | undefined
  let failures = 0

  // The queue shows the message again in the end, whatever of this fails.
  const attempt = async (what: string, step: () => Promise<void>) => {
    try {
      await step()
    } catch (error) {
      logger.warn({ err: error }, `message could not be ${what}`)
    }
  }
  const giveBack = (delivery: Delivery, afterMs: number) =>
    attempt('given back', () => queue.setVisibility(delivery, afterMs))

  const dispose = (delivery: Delivery, disposal: Disposal): Promise<void> => {
    switch (disposal.type) {
      case 'Delete':
        return attempt('deleted', () => queue.delete(delivery))
      case 'GiveBack':
        return giveBack(delivery, disposal.afterMs)
      case 'DeadLetter':
        return attempt('put aside', () => queue.deadLetter(delivery, disposal.reason))
    }
  }

  const work = async (delivery: Delivery) => {
    const handling = handle(delivery)
    const leaveHand = inHand.put({ delivery, handling })
    const { disposal, needed } = await handling
    leaveHand()
    outage.note(needed)
    observe?.({ disposal: disposal.type, receives: delivery.receives })
    // It is no longer ours if it has been given back at a stop.
    if (!givenUp) await dispose(delivery, disposal)
  }

  const takeUp = (delivery: Delivery) => {
    const ended = work(delivery)
    void ended.then(underWay.put(ended))
  }

  // What has left our hands has its own time to rest: it would begin anew.
  const keepFromOthers = () => {
    for (const { delivery } of inHand.items())
      void attempt('kept from others', () => queue.setVisibility(delivery, visibility))
  }

  const receive = async (): Promise<readonly Delivery[]> => {
    try {
      const limit = Math.min(concurrency - inHand.size(), MOST_AT_A_TIME)
      const deliveries = await queue.receive(limit, POLL_MS, signal)
      failures = 0
      if (!signal.aborted) return deliveries
      await Promise.all(deliveries.map(delivery => giveBack(delivery, 0)))
      return []
    } catch (error) {
      if (signal.aborted) return []
      logger.warn({ err: error }, 'queue does not answer')
      await pause(retryAfter(++failures, random, LONGEST_SILENCE), signal)
      return []
    }
  }

  const sitOut = async () => {
    logger.error({}, 'too many messages fail in a row: none is taken until what they need answers')
    while (outage.isOn() && !signal.aborted) {
      await pause(retryAfter(outage.nextProbe(), random), signal)
      if (await probe().catch(() => false)) outage.giveItATry()
    }
  }

  const poll = async () => {
    while (!signal.aborted) {
      if (outage.isOn()) await sitOut()
      else if (inHand.size() > mostWhenPolling) await Promise.race(inHand.items().map(({ handling }) => handling))
      else for (const delivery of await receive()) takeUp(delivery)
    }
  }

  return {
    start: () => {
      polling = poll()
      heartbeat = setInterval(keepFromOthers, visibility / 3)
    },
    stop: async graceMs => {
      stopping.abort()
      await endsWithin(Promise.all([polling, ...underWay.items()]), graceMs)
      clearInterval(heartbeat)
      givenUp = true
      await Promise.all(inHand.items().map(({ delivery }) => giveBack(delivery, 0)))
    },
  }
}
