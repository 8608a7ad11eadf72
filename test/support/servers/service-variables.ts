import { AWS_KEY, AWS_REGION } from './aws-client-options.js'
import { createQueues } from './queues.js'
import type { Servers } from './start-servers.js'
import { verifiedSender } from './verified-sender.js'

/** The environment of a service that uses these servers; its database and queues, which are made, bear the name. */
export const serviceVariables = async (
  { mongo, redis, aws }: Partial<Servers>,
  name = 'orders',
): Promise<Readonly<Record<string, string>>> => ({
  ...(mongo && { MONGO_URL: mongo.url(name) }),
  ...(redis && { REDIS_HOST: redis.host, REDIS_PORT: `${redis.port}` }),
  ...(aws && {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_REGION,
    AWS_ACCESS_KEY: AWS_KEY,
    AWS_SECRET_KEY: AWS_KEY,
    ...(await queueVariables(aws.endpoint, name)),
    AWS_SES_FROM_EMAIL: await verifiedSender(aws.endpoint),
  }),
})

const queueVariables = async (endpoint: string, name: string) => {
  const { queueUrl } = await createQueues(endpoint, name)
  return { SQS_QUEUE_URL: queueUrl }
}
