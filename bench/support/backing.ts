import { AWS_KEY, AWS_REGION } from '../../test/support/servers/aws-client-options.js'
import type { Servers } from '../../test/support/servers/start-servers.js'
import type { QuickAws } from '../programs/quick-aws.js'
import type { Stage, Variables } from './stage.js'

/** Real MongoDB and Redis, and `quick-aws`: whatever stands in for AWS costs the product nothing but its calls. */
export type Backing = Readonly<{
  servers: Pick<Servers, 'mongo' | 'redis'>
  /** Of `quick-aws`. */
  endpoint: string
  /** Of the queue to which the product publishes. */
  queueUrl: string
  /** The variables that lead the product there, under a database of that name. */
  variables: (name: string) => Promise<Variables>
}>

export const backing = async (stage: Stage, job: QuickAws): Promise<Backing> => {
  const servers = await stage.servers({ mongo: {}, redis: true })
  const { endpoint } = await (await stage.program('quick-aws', job)).said<{ endpoint: string }>()
  const queueUrl = `${endpoint}/000000000000/placed`
  return {
    ...{ servers, endpoint, queueUrl },
    variables: async name => ({
      ...(await stage.variables(servers, name)),
      ...{ SQS_QUEUE_URL: queueUrl, AWS_ENDPOINT_URL: endpoint, AWS_REGION },
      ...{ AWS_ACCESS_KEY: AWS_KEY, AWS_SECRET_KEY: AWS_KEY },
    }),
  }
}
