import { backing, type Backing } from './backing.js'
import type { Service } from './service.js'
import type { Stage, Variables } from './stage.js'

export type PublishingApi = Omit<Backing, 'variables'> &
  Readonly<{
    api: Service
    /** What the API was started with, for processes that share what backs it. */
    variables: Variables
    /** Of its database. */
    url: string
  }>

/** An API, and no worker. Its queue takes all, and keeps nothing unless that is said; `own` are variables in which it differs from others. */
export const publishingApi = async (
  stage: Stage,
  { keeps = false, own = {} }: Readonly<{ keeps?: boolean; own?: Variables }> = {},
): Promise<PublishingApi> => {
  const backed = await backing(stage, { keeps })
  const variables = { ...(await backed.variables('shop')), ...own }
  const api = await stage.service({ ...variables, ROLE: 'api' })
  return { ...backed, api, variables, url: backed.servers.mongo.url('shop') }
}
