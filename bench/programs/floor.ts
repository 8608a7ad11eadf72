/** The least that answers with an order from Redis: Koa, one GET, and the text as it is; no sign-in, no log, no metrics, no routes. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { createClient } from 'redis'
import { readJob, tell } from '../support/job.js'

/** `orders`: what it keeps, by the path under which it is asked for. */
export type Floor = Readonly<{ redisUrl: string; orders: Readonly<Record<string, string>> }>

const { redisUrl, orders } = await readJob<Floor>()
const redis = await createClient({ url: redisUrl }).connect()
for (const [path, text] of Object.entries(orders)) await redis.set(path, text)

const app = new Koa()
app.use(async context => {
  context.set('Content-Type', 'application/json; charset=utf-8')
  context.body = await redis.get(context.path)
})
const server = app.listen(0, '127.0.0.1')
await once(server, 'listening')
tell({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
