import type { Clock } from '../../../application/ports/driven/clock.js'
import type { Delivery, MessageQueue } from '../../support/message-queue.js'

type Message = Readonly<{ body: string; receives: number }>

/** A message that nobody could deal with, after so many receives, and why. */
export type PutAside = Message & Readonly<{ reason: string }>
export type InMemoryMessageQueue = MessageQueue & Readonly<{ send: (body: string) => void }>
export type MessageQueueOptions = Readonly<{
  clock: Clock
  /** How long a received message is nobody else's, ms. */
  visibility?: number
  /** After so many receives it is put aside. */
  maxReceives?: number
  putAside?: (letter: PutAside) => void
}>

export const inMemoryMessageQueue = ({
  clock,
  visibility = 60_000,
  maxReceives = 6,
  putAside = () => undefined,
}: MessageQueueOptions): InMemoryMessageQueue => {
  const visible = new Set<Message>()
  const underWay = new Map<string, Readonly<{ message: Message; visibleAt: number }>>()
  const waiting = new Set<() => void>()
  let deliveries = 0
  let nextVisibleAt = Infinity

  const show = (message: Message) => {
    visible.add(message)
    for (const wake of waiting) wake()
  }

  const hide = (receipt: string, message: Message, ms: number) => {
    const visibleAt = clock.elapsed() + ms
    underWay.set(receipt, { message, visibleAt })
    nextVisibleAt = Math.min(nextVisibleAt, visibleAt)
  }

  const showAgain = () => {
    const now = clock.elapsed()
    if (now < nextVisibleAt) return
    nextVisibleAt = Infinity
    for (const [receipt, { message, visibleAt }] of underWay) {
      if (visibleAt > now) nextVisibleAt = Math.min(nextVisibleAt, visibleAt)
      else {
        underWay.delete(receipt)
        show(message)
      }
    }
  }

  const deliver = (message: Message): Delivery[] => {
    visible.delete(message)
    if (message.receives >= maxReceives) {
      putAside({ ...message, reason: 'received too often' })
      return []
    }
    const received = { body: message.body, receives: message.receives + 1 }
    const receipt = `delivery-${++deliveries}`
    hide(receipt, received, visibility)
    return [{ ...received, receipt }]
  }

  const take = (limit: number): readonly Delivery[] => {
    showAgain()
    const taken: Delivery[] = []
    for (const message of visible) {
      if (taken.length === limit) break
      taken.push(...deliver(message))
    }
    return taken
  }

  /** Ends when a message comes, when the time is over, or with the signal. */
  const arrival = (ms: number, signal: AbortSignal) =>
    new Promise<void>(resolve => {
      const done = () => {
        clearTimeout(timer)
        waiting.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      waiting.add(done)
      signal.addEventListener('abort', done)
    })

  /** Gives the message that is under way by this receipt, if it still is, to nobody but the caller. */
  const taken = (receipt: string): Message | undefined => {
    showAgain()
    const message = underWay.get(receipt)?.message
    underWay.delete(receipt)
    return message
  }

  return {
    send: body => show({ body, receives: 0 }),
    receive: async (limit, waitMs, signal) => {
      const until = clock.elapsed() + waitMs
      while (!signal.aborted) {
        const deliveries = take(limit)
        const left = until - clock.elapsed()
        if (deliveries.length > 0 || left <= 0) return deliveries
        await arrival(Math.min(left, nextVisibleAt - clock.elapsed()), signal)
      }
      return []
    },
    delete: ({ receipt }) => {
      taken(receipt)
      return Promise.resolve()
    },
    setVisibility: ({ receipt }, visibleAfterMs) => {
      const message = taken(receipt)
      if (message && visibleAfterMs > 0) hide(receipt, message, visibleAfterMs)
      else if (message) show(message)
      return Promise.resolve()
    },
    deadLetter: ({ receipt }, reason) => {
      const message = taken(receipt)
      if (message) putAside({ ...message, reason })
      return Promise.resolve()
    },
  }
}
