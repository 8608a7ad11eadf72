import { DeleteMessageCommand, type Message } from '@aws-sdk/client-sqs'
import type { DeadDelivery, DeadLetterQueue } from '../../support/dead-letter-queue.js'
import { longPoll, receivesOf } from './long-poll.js'
import type { SqsClients } from './sqs-clients.js'

/** `queueUrl`: the dead-letter queue's own. */
export type SqsDeadLetterQueueOptions = Readonly<{ clients: SqsClients; queueUrl: string; longestPoll?: number }>

export const sqsDeadLetterQueue = ({
  clients: { calls, polls },
  queueUrl,
  ...bounds
}: SqsDeadLetterQueueOptions): DeadLetterQueue => {
  const poll = longPoll({ polls, queueUrl, ...bounds })
  return {
    receive: async (limit, waitMs, signal) => (await poll(limit, waitMs, signal)).map(deliveryOf),
    delete: async ({ receipt }) => {
      await calls.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receipt }))
    },
  }
}

/** What SQS itself puts aside carries no reason, for there is only one; and it goes on counting. */
const deliveryOf = (message: Message): DeadDelivery => {
  const { MessageId = '', Body = '', ReceiptHandle = '', Attributes, MessageAttributes } = message
  const { reason, receives } = MessageAttributes ?? {}
  return {
    id: MessageId,
    body: Body,
    receipt: ReceiptHandle,
    receives: Number(receives?.StringValue ?? receivesOf(message) - 1),
    reason: reason?.StringValue ?? 'received too often',
    firstSeen: Number(Attributes?.SentTimestamp),
  }
}
