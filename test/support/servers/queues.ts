import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs'
import { awsClientOptions } from './aws-client-options.js'

export type Queues = Readonly<{ queueUrl: string; deadLetterQueueUrl: string }>
type Settings = Readonly<{ visibilitySeconds?: number; maxReceiveCount?: number }>

/** A queue of that name, and `<name>-dead`, which takes what was received `maxReceiveCount` times and not deleted. */
export const createQueues = async (
  endpoint: string,
  name: string,
  { visibilitySeconds = 60, maxReceiveCount = 5 }: Settings = {},
): Promise<Queues> => {
  const sqs = new SQSClient(awsClientOptions(endpoint))
  const create = async (QueueName: string, Attributes: Record<string, string>) => {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))
    if (QueueUrl === undefined) throw new Error(`${QueueName} has no URL`)
    return QueueUrl
  }
  try {
    const deadLetterQueueUrl = await create(`${name}-dead`, {})
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: deadLetterQueueUrl, AttributeNames: ['QueueArn'] }),
    )
    const queueUrl = await create(name, {
      VisibilityTimeout: `${visibilitySeconds}`,
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount }),
    })
    return { queueUrl, deadLetterQueueUrl }
  } finally {
    sqs.destroy()
  }
}
