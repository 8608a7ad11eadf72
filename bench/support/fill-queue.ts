import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'
import { awsClientOptions } from '../../test/support/servers/aws-client-options.js'
import { times } from '../../test/support/times.js'

const TOGETHER = 10

/** Puts so many messages into the queue, as long as the product's. */
export const fillQueue = async (endpoint: string, queueUrl: string, count: number): Promise<void> => {
  const sqs = new SQSClient(awsClientOptions(endpoint))
  const Entries = times(TOGETHER, index => ({
    Id: `${index}`,
    MessageBody: JSON.stringify({ filler: 'x'.repeat(250) }),
  }))
  for (let sent = 0; sent < count; sent += TOGETHER)
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
  sqs.destroy()
}
