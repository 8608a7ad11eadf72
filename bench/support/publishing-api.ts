import type { Servers } from '../../test/support/servers/start-servers.js'
import type { Service } from './service.js'
import type { Stage } from './stage.js'

export type PublishingApi = Readonly<{
  servers: Pick<Servers, 'mongo' | 'redis'>
  api: Service
  /** Of its database. */
  url: string
  /** Of the queue to which it publishes: one that takes all and keeps nothing. */
  queueUrl: string
}>

/** An API on real MongoDB and Redis, and no worker; `variables` are those in which it differs from others. */
export const publishingApi = async (
  stage: Stage,
  variables: Readonly<Record<string, string>> = {},
): Promise<PublishingApi> => {
  const servers = await stage.servers({ mongo: {}, redis: true })
  const { endpoint } = await (await stage.program('sink', {})).said<{ endpoint: string }>()
  const queueUrl = `${endpoint}/000000000000/sink`
  const api = await stage.service({
    ...(await stage.variables(servers, 'shop')),
    ...{ ROLE: 'api', SQS_QUEUE_URL: queueUrl, AWS_ENDPOINT_URL: endpoint, AWS_REGION: 'us-east-1' },
    ...{ AWS_ACCESS_KEY: 'test', AWS_SECRET_KEY: 'test' },
    ...variables,
  })
  return { servers, api, url: servers.mongo.url('shop'), queueUrl }
}
