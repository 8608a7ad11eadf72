import { createHash, randomUUID } from 'node:crypto'

type Sent = Readonly<{ MessageId: string; MD5OfMessageBody: string }>
type Message = Readonly<{
  MessageId: string
  ReceiptHandle: string
  Body: string
  MD5OfBody: string
  Attributes: Readonly<Record<string, string>>
}>
type Polling = Readonly<{ limit: number; answer: (messages: readonly Message[]) => void }>

/** A queue in memory whose long polls wake at once. It delivers each message once, and forgets it. */
export type QuickQueue = Readonly<{
  /** `keep`: whether it can be received. */
  send: (body: string, keep: boolean) => Sent
  receive: (limit: number, waitSeconds: number) => Promise<readonly Message[]>
  delete: (count: number) => void
  /** So many messages at once, of these bodies in turn; resolves when as many have been deleted. */
  workOff: (bodies: readonly string[], count: number) => Promise<void>
}>

export const quickQueue = (): QuickQueue => {
  const waiting: Message[] = []
  const polls = new Set<Polling>()
  let first = 0
  let toDelete = 0
  let workedOff: () => void = () => undefined

  const take = (limit: number) => {
    const messages = waiting.slice(first, first + limit)
    first += messages.length
    if (first === waiting.length) first = waiting.length = 0
    return messages
  }
  const wake = () => {
    for (const poll of polls) {
      if (waiting.length === 0) return
      polls.delete(poll)
      poll.answer(take(poll.limit))
    }
  }

  return {
    send: (body, keep) => {
      const message = messageOf(body)
      if (keep) waiting.push(message)
      wake()
      return { MessageId: message.MessageId, MD5OfMessageBody: message.MD5OfBody }
    },
    receive: (limit, waitSeconds) => {
      const ready = take(limit)
      if (ready.length > 0 || waitSeconds === 0) return Promise.resolve(ready)
      return new Promise(resolve => {
        const poll = { limit, answer: resolve }
        polls.add(poll)
        setTimeout(() => {
          if (polls.delete(poll)) resolve([])
        }, waitSeconds * 1_000)
      })
    },
    delete: count => {
      toDelete -= count
      if (toDelete === 0) workedOff()
    },
    workOff: (bodies, count) =>
      new Promise(resolve => {
        toDelete = count
        workedOff = resolve
        for (let index = 0; index < count; index += 1) waiting.push(messageOf(bodies[index % bodies.length] ?? ''))
        wake()
      }),
  }
}

const messageOf = (Body: string): Message => {
  const id = randomUUID()
  return {
    ...{ MessageId: id, ReceiptHandle: id, Body, MD5OfBody: createHash('md5').update(Body).digest('hex') },
    Attributes: { ApproximateReceiveCount: '1', SentTimestamp: `${Date.now()}` },
  }
}
