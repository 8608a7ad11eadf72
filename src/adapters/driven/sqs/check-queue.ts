import { GetQueueAttributesCommand, QueueDoesNotExist, type SQSClient } from '@aws-sdk/client-sqs'

/** `Missing`: nothing would ever be sent or received. `Unanswered`: nobody knows; it may be that SQS is away, or that we may not ask. */
export type QueueCheck = Readonly<{ type: 'Found' }> | Readonly<{ type: 'Missing' | 'Unanswered'; reason: string }>

/** Asks SQS whether there is such a queue. */
export const checkQueue = async (sqs: SQSClient, queueUrl: string): Promise<QueueCheck> => {
  try {
    await sqs.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }))
    return { type: 'Found' }
  } catch (error) {
    return error instanceof QueueDoesNotExist
      ? { type: 'Missing', reason: `SQS has no queue ${queueUrl}` }
      : { type: 'Unanswered', reason: String(error) }
  }
}
