import type { DeadLetterQueue } from '../../support/dead-letter-queue.js'
import { deadLetterQueueUrl } from './dead-letter-queue-url.js'
import type { SqsClients } from './sqs-clients.js'
import { sqsDeadLetterQueue } from './sqs-dead-letter-queue.js'

/** The dead-letter queue of a queue, found when it is first needed: SQS may be away when the service starts. */
export const deadLettersOfQueue = (clients: SqsClients, workQueueUrl: string): DeadLetterQueue => {
  let found: DeadLetterQueue | undefined
  const queue = async () =>
    (found ??= sqsDeadLetterQueue({ clients, queueUrl: await deadLetterQueueUrl(clients.calls, workQueueUrl) }))

  return {
    receive: async (limit, waitMs, signal) => (await queue()).receive(limit, waitMs, signal),
    delete: async delivery => (await queue()).delete(delivery),
  }
}
