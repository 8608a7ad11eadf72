/** Sends requests over connections that are kept, and counts the right answers. A wrong one ends it. */
import { randomUUID } from 'node:crypto'
import { httpConnection, httpRequest } from '../support/http-connection.js'
import { inFlight, type Work } from '../support/in-flight.js'
import { readJob, tell } from '../support/job.js'

export type Request = Readonly<{ method: string; path: string; token?: string; json?: object }>
export type HttpLoad = Readonly<{
  address: string
  /** Sent in turn, again and again. */
  requests: readonly Request[]
  /** Whether each goes under an Idempotency-Key of its own. */
  keyed?: boolean
  rightStatus: number
  /** What the body of each answer contains. */
  rightBody?: string
  connections: number
  until: Work['until']
}>

const { address, requests, keyed = false, rightStatus, rightBody = '', connections, until } = await readJob<HttpLoad>()
const bytesOf = ({ method, path, ...rest }: Request) =>
  httpRequest(method, path, { ...rest, headers: keyed ? { 'Idempotency-Key': randomUUID() } : {} })
const prepared = requests.map(bytesOf)
const open = await Promise.all(Array.from({ length: connections }, () => httpConnection(address)))

const done = await inFlight({ inFlight: connections, until }, async (index, worker) => {
  const turn = index % requests.length
  const request = requests[turn]
  const bytes = keyed && request ? bytesOf(request) : prepared[turn]
  const answer = bytes && (await open[worker]?.ask(bytes))
  if (answer?.status !== rightStatus || !answer.body.includes(rightBody))
    throw new Error(`answered ${answer?.status}: ${answer?.body}`)
})
open.forEach(connection => connection.close())
tell(done)
