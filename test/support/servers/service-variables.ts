import { AWS_KEY, AWS_REGION } from './aws-client-options.js'
import { createQueues } from './queues.js'
import type { Servers } from './start-servers.js'
import type { Proxy } from './toxiproxy.js'
import { verifiedSender } from './verified-sender.js'

type Used = Partial<Pick<Servers, 'mongo' | 'redis' | 'aws'>>
type Via = Readonly<Partial<Record<keyof Used, Proxy>>>

/**
 * The environment of a service that uses these servers, some of them `via` a proxy that was put before them (before the only member of a MongoDB).
 * Its database and queues, which are made, bear the name.
 */
export const serviceVariables = async (
  { mongo, redis, aws }: Used,
  name = 'orders',
  via: Via = {},
): Promise<Readonly<Record<string, string>>> => ({
  ...(mongo && { MONGO_URL: via.mongo ? directUrl(via.mongo, name) : mongo.url(name) }),
  ...(redis && { REDIS_HOST: redis.host, REDIS_PORT: `${(via.redis ?? redis).port}` }),
  ...(aws && (await awsVariables(aws.endpoint, name, via.aws))),
})

/** A client that looked for the replica set would find the member itself, past the proxy. */
const directUrl = ({ host, port }: Proxy, name: string) => `mongodb://${host}:${port}/${name}?directConnection=true`

const awsVariables = async (endpoint: string, name: string, via?: Proxy) => {
  const { queueUrl } = await createQueues(endpoint, name)
  const seen = via ? `http://${via.host}:${via.port}` : endpoint
  return {
    AWS_ENDPOINT_URL: seen,
    AWS_REGION,
    AWS_ACCESS_KEY: AWS_KEY,
    AWS_SECRET_KEY: AWS_KEY,
    // A client that is not told an endpoint calls the queue at its URL.
    SQS_QUEUE_URL: queueUrl.replace(endpoint, seen),
    AWS_SES_FROM_EMAIL: await verifiedSender(endpoint),
  }
}
