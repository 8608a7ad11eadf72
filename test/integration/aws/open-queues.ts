import { randomUUID } from 'node:crypto'
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, type Message } from '@aws-sdk/client-sqs'
import { sqsClients, type SqsClients } from '../../../src/adapters/driven/sqs/sqs-clients.js'
import { awsClientOptions } from '../../support/servers/aws-client-options.js'
import { createQueues, type Queues } from '../../support/servers/queues.js'

export type OpenQueues = Queues &
  Readonly<{
    clients: SqsClients
    send: (body: string, queueUrl?: string) => Promise<void>
    /** All that is in the queue, which is then empty. */
    drained: (queueUrl: string) => Promise<readonly Message[]>
  }>

/** A queue and its dead-letter queue, both new and empty. */
export const openQueues = async (
  endpoint: string,
  settings: Readonly<{ visibilitySeconds?: number; maxReceiveCount?: number }> = {},
): Promise<OpenQueues> => {
  const queues = await createQueues(endpoint, `test-${randomUUID()}`, settings)
  const clients = sqsClients(awsClientOptions(endpoint))

  const drained = async (QueueUrl: string): Promise<readonly Message[]> => {
    const { Messages = [] } = await clients.calls.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
    )
    for (const { ReceiptHandle } of Messages)
      await clients.calls.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
    return Messages.length === 0 ? [] : [...Messages, ...(await drained(QueueUrl))]
  }

  return {
    ...queues,
    clients,
    send: async (MessageBody, QueueUrl = queues.queueUrl) => {
      await clients.calls.send(new SendMessageCommand({ QueueUrl, MessageBody }))
    },
    drained,
  }
}
