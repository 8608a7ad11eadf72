/**
 * Sends requests at random times, so many a second on average, whether or not the ones before have been answered: what
 * comes late for whatever reason, a busy sender included, is late from when it was meant to be sent. A wrong answer ends it.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { httpConnection, httpRequest, type HttpConnection } from '../support/http-connection.js'
import { readJob, tell } from '../support/job.js'
import { percentile } from '../../test/support/percentile.js'
import type { Request } from './http-load.js'

export type OpenLoad = Readonly<{
  address: string
  /** Those that place orders, sent in turn. */
  requests: readonly Request[]
  rightStatus: number
  /** The most that are under way at once; those beyond wait here, and their time runs. */
  connections: number
  perSecond: number
  count: number
}>
/** When each order was meant to be placed, ms of the epoch, and how long the answers took from then, ms. */
export type Arrived = Readonly<{ meantAt: Readonly<Record<string, number>>; p50: number; p99: number }>

const { address, requests, rightStatus, connections, perSecond, count } = await readJob<OpenLoad>()
const prepared = requests.map(({ method, path, ...rest }) => httpRequest(method, path, rest))
const idle = await Promise.all(Array.from({ length: connections }, () => httpConnection(address)))
const waiting: ((connection: HttpConnection) => void)[] = []

const now = () => performance.timeOrigin + performance.now()
const meantAt: Record<string, number> = {}
const times: number[] = []

const take = () => idle.pop() ?? new Promise<HttpConnection>(resolve => waiting.push(resolve))
const giveBack = (connection: HttpConnection) => {
  const next = waiting.shift()
  if (next) next(connection)
  else idle.push(connection)
}

const send = async (index: number, meant: number) => {
  const connection = await take()
  const { status, body } = await connection.ask(prepared[index % prepared.length] ?? Buffer.alloc(0))
  giveBack(connection)
  if (status !== rightStatus) throw new Error(`answered ${status}: ${body}`)
  times.push(now() - meant)
  meantAt[(JSON.parse(body) as Readonly<{ orderId: string }>).orderId] = meant
}

const underWay: Promise<void>[] = []
let meant = now()
for (let index = 0; index < count; index += 1) {
  // Independent customers: the gaps between them are distributed exponentially.
  meant += (-Math.log(1 - Math.random()) * 1_000) / perSecond
  const early = meant - now()
  if (early > 0) await pause(early)
  underWay.push(send(index, meant))
}
await Promise.all(underWay)
idle.forEach(connection => connection.close())
tell({ meantAt, p50: percentile(times, 50), p99: percentile(times, 99) } satisfies Arrived)
