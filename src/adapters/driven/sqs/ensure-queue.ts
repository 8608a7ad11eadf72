import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  SetQueueAttributesCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'

type Ensured = Readonly<{ queueUrl: string; done: 'created' | 'found' }>
/**
 * `queueUrl` as SQS names it, which the configuration must say as well. `redrive`: whether its redrive policy was
 * there.
 */
export type EnsuredQueue = Readonly<{
  queue: Ensured
  deadLetters: Ensured
  redrive: 'set' | 'found'
}>

const MAX_RECEIVES = 6
const TWO_WEEKS_S = String(14 * 24 * 3_600)
const VISIBILITY_S = '60'

/**
 * Sees to it that the queue is there, and what is received from it too often has a dead-letter queue to go to:
 * `<name>-dead-letters`. What is there already stays as it is, another redrive policy included. Rejects if SQS does not
 * answer.
 */
export const ensureQueue = async (sqs: SQSClient, queueUrl: string): Promise<EnsuredQueue> => {
  const name = nameOf(queueUrl)
  const deadLetters = await ensured(sqs, `${name}-dead-letters`, { MessageRetentionPeriod: TWO_WEEKS_S })
  const queue = await ensured(sqs, name, { MessageRetentionPeriod: TWO_WEEKS_S, VisibilityTimeout: VISIBILITY_S })
  const { RedrivePolicy } = await attributesOf(sqs, queue.queueUrl)
  if (RedrivePolicy !== undefined) return { queue, deadLetters, redrive: 'found' }

  const { QueueArn } = await attributesOf(sqs, deadLetters.queueUrl)
  const policy = JSON.stringify({ deadLetterTargetArn: QueueArn, maxReceiveCount: MAX_RECEIVES })
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: queue.queueUrl, Attributes: { RedrivePolicy: policy } }))
  return { queue, deadLetters, redrive: 'set' }
}

const nameOf = (queueUrl: string): string => {
  const name = new URL(queueUrl).pathname.split('/').at(-1)
  if (!name) throw new Error('the URL of a queue ends with its name')
  return name
}

const ensured = async (sqs: SQSClient, QueueName: string, Attributes: Record<string, string>): Promise<Ensured> => {
  const known = await urlOf(sqs, QueueName)
  if (known !== undefined) return { queueUrl: known, done: 'found' }
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }))
  return { queueUrl: QueueUrl, done: 'created' }
}

const urlOf = async (sqs: SQSClient, QueueName: string): Promise<string | undefined> => {
  try {
    return (await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl
  } catch (error) {
    if (error instanceof QueueDoesNotExist) return undefined
    throw error
  }
}

const attributesOf = async (sqs: SQSClient, QueueUrl: string): Promise<Partial<Record<string, string>>> =>
  (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn', 'RedrivePolicy'] })))
    .Attributes ?? {}
