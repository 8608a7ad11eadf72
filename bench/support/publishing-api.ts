import { AWS_KEY, AWS_REGION } from '../../test/support/servers/aws-client-options.js'
import type { Servers } from '../../test/support/servers/start-servers.js'
import type { Service } from './service.js'
import type { Stage } from './stage.js'

export type PublishingApi = Readonly<{
  servers: Pick<Servers, 'mongo' | 'redis'>
  api: Service
  /** What the API was started with, for processes that share its servers. */
  variables: Readonly<Record<string, string>>
  /** Of its database. */
  url: string
  /** Of the queue to which it publishes: one that takes all and keeps nothing. */
  queueUrl: string
  /** Of `quick-aws`, whose other queues may be filled. */
  endpoint: string
}>

/** An API on real MongoDB and Redis, and no worker. */
export const publishingApi = async (stage: Stage): Promise<PublishingApi> => {
  const servers = await stage.servers({ mongo: {}, redis: true })
  const { endpoint } = await (await stage.program('quick-aws', { keeps: false })).said<{ endpoint: string }>()
  const queueUrl = `${endpoint}/000000000000/sink`
  const variables = {
    ...(await stage.variables(servers, 'shop')),
    ...{ SQS_QUEUE_URL: queueUrl, AWS_ENDPOINT_URL: endpoint, AWS_REGION, AWS_ACCESS_KEY: AWS_KEY },
    AWS_SECRET_KEY: AWS_KEY,
  }
  const api = await stage.service({ ...variables, ROLE: 'api' })
  return { servers, api, variables, url: servers.mongo.url('shop'), queueUrl, endpoint }
}
