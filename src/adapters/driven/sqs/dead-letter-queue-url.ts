import { GetQueueAttributesCommand, GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { z } from 'zod'

const redrivePolicy = z.object({
  deadLetterTargetArn: z.string().transform((arn, context) => {
    const [, , , , account, name] = arn.split(':')
    if (account !== undefined && name !== undefined) return { account, name }
    context.addIssue('not the ARN of a queue')
    return z.NEVER
  }),
})

/**
 * Where SQS itself puts what was received too often from the queue: its redrive policy says so. Rejects if it has none.
 */
export const deadLetterQueueUrl = async (sqs: SQSClient, queueUrl: string): Promise<string> => {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['RedrivePolicy'] }),
  )
  if (Attributes?.RedrivePolicy === undefined) throw new Error('the queue has no redrive policy: npm run infra:setup')
  const { account, name } = redrivePolicy.parse(JSON.parse(Attributes.RedrivePolicy)).deadLetterTargetArn
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name, QueueOwnerAWSAccountId: account }))
  if (QueueUrl === undefined) throw new Error(`the dead-letter queue ${name} has no URL`)
  return QueueUrl
}
