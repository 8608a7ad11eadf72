import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  SendMessageCommand,
  type Message,
} from '@aws-sdk/client-sqs'
import type { Delivery, MessageQueue } from '../../support/message-queue.js'
import { deadLetterQueueUrl } from './dead-letter-queue-url.js'
import { entriesTogether, expectDone } from './entries-together.js'
import { longPoll, receivesOf } from './long-poll.js'
import type { SqsClients } from './sqs-clients.js'

/** `visibility`: how long a received message is hidden from others, ms; as long as the queue says if absent. */
export type SqsMessageQueueOptions = Readonly<{
  clients: SqsClients
  queueUrl: string
  longestPoll?: number
  visibility?: number
}>

/** SQS hides a message for 12 hours at most, counted from when it was received. */
const LONGEST_VISIBILITY_S = 12 * 3_600 - 60
const LONGEST_REASON = 1_000
/** What has been done may wait so long to be deleted with others, ms: nobody waits for that, and it is hidden meanwhile. */
const DELETED_WITHIN = 100

/** A standard queue of SQS. What is deleted within a tenth of a second, or given back at the same time, goes in one call. */
export const sqsMessageQueue = ({
  clients: { calls, polls },
  queueUrl: QueueUrl,
  visibility: visibleAfter,
  ...bounds
}: SqsMessageQueueOptions): MessageQueue => {
  const hidden = visibleAfter === undefined ? {} : { hiddenFor: secondsOf(visibleAfter) }
  const poll = longPoll({ polls, queueUrl: QueueUrl, ...hidden, ...bounds })
  const deletion = entriesTogether<Readonly<{ ReceiptHandle: string }>>({
    send: Entries => calls.send(new DeleteMessageBatchCommand({ QueueUrl, Entries })),
    patience: DELETED_WITHIN,
  })
  const visibility = entriesTogether<Readonly<{ ReceiptHandle: string; VisibilityTimeout: number }>>({
    send: Entries => calls.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries })),
  })
  let deadLetters: Promise<string> | undefined

  const deadLettersUrl = () => {
    deadLetters ??= deadLetterQueueUrl(calls, QueueUrl).catch((error: unknown) => {
      deadLetters = undefined
      throw error
    })
    return deadLetters
  }

  const remove = async ({ receipt }: Delivery) => expectDone(await deletion({ ReceiptHandle: receipt }))

  return {
    receive: async (limit, waitMs, signal) => (await poll(limit, waitMs, signal)).map(deliveryOf),
    delete: remove,
    setVisibility: async ({ receipt }, visibleAfterMs) => {
      expectDone(await visibility({ ReceiptHandle: receipt, VisibilityTimeout: secondsOf(visibleAfterMs) }))
    },
    deadLetter: async (delivery, reason) => {
      const { body, receives } = delivery
      await calls.send(
        new SendMessageCommand({
          QueueUrl: await deadLettersUrl(),
          MessageBody: body,
          MessageAttributes: {
            reason: { DataType: 'String', StringValue: sayable(reason) },
            receives: { DataType: 'Number', StringValue: String(receives) },
          },
        }),
      )
      await remove(delivery)
    },
  }
}

const secondsOf = (ms: number): number => Math.min(Math.ceil(ms / 1_000), LONGEST_VISIBILITY_S)

const deliveryOf = (message: Message): Delivery => ({
  body: message.Body ?? '',
  receipt: message.ReceiptHandle ?? '',
  receives: receivesOf(message),
})

/** SQS refuses an empty text, control characters, and half a character. */
const sayable = (reason: string): string =>
  reason.slice(0, LONGEST_REASON).replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ') ||
  'no reason given'
