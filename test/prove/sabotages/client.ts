import { setTimeout as pause } from 'node:timers/promises'
import { cancellingOf, outcomeOf } from '../../chaos/conclusions.js'
import type { Attempt } from '../../chaos/history.js'
import { ask, asked } from '../../support/ask.js'
import type { Documents, OrderRow } from '../../support/documents-in.js'
import type { Customer } from '../../support/opened-shop.js'
import { eventually } from '../../support/servers/eventually.js'
import type { RecordedAnswer } from '../proof-record.js'
import type { Reading } from '../reading.js'
import type { Actor } from './actor.js'

type Answering = Pick<Actor, 'address'>

/** A customer who wants one unit of the product, and hears of it what the service answers. */
export type Client = Readonly<{
  /** Asks for it, or under a key asks again; resolves when it has heard, or the process it asked is dead. */
  orders: (process: Answering, key?: string) => Promise<void>
  cancels: (process: Answering) => Promise<void>
  /** Reads its order. */
  reads: (process: Answering) => Promise<void>
  /** Reads it, and waits for up to so many seconds for it to be decided. */
  waits: (process: Answering, seconds: number) => Promise<void>
  /** Asks whether it is still as it was shown first. */
  asksIfChanged: (process: Answering) => Promise<void>
  /** Reads it when whatever may still show what it was before has had its time. */
  readsAfterAWhile: (process: Answering) => Promise<void>
  /** Its order as it is stored, if it is. */
  order: () => Promise<OrderRow | undefined>
  /** Resolves when its order is decided, and its stock sold or given back, as far as the order says. */
  isServed: () => Promise<void>
  /** What it asked for and was told, if it has asked. */
  attempt: () => Attempt | undefined
  /** What it heard last, on the monotonic clock, ms. */
  answer: () => RecordedAnswer | undefined
  /** What it was shown. */
  readings: readonly Reading[]
}>

export const PRODUCT = 'MUG'

/** For liveness only. */
const PATIENCE_MS = 30_000
/** Longer than a read of the cache may lag behind. */
const A_WHILE_MS = 2_500

export const client = ({ userId, token }: Customer, { orders }: Pick<Documents, 'orders'>): Client => {
  const readings: Reading[] = []
  let attempt: Attempt | undefined
  let [firstAt, heardAt]: [number | undefined, number] = [undefined, 0]
  const order = async () => (await orders()).find(each => each.userId === userId)
  const orderId = async (): Promise<string> => {
    const placed = await order()
    if (!placed) throw new Error('there is no order yet')
    return placed._id
  }

  let first: Readonly<{ etag: string; status: string }> | undefined
  const look = async (url: string, how: Pick<Reading, 'waited'> = {}, named?: typeof first) => {
    const began = performance.now()
    const answer = await ask('GET', url, { token, known: named?.etag, within: PATIENCE_MS })
    const unchanged = named && answer.status === 304
    const { status } = unchanged ? named : await asked<{ status: string }>(Promise.resolve(answer))
    first ??= { etag: answer.headers.get('etag') ?? '', status }
    readings.push({
      ...{ orderId: await orderId(), asked: began, answered: performance.now(), status, ...how },
      ...(named && { had: named.status }),
      ...(unchanged && { unchanged }),
    })
  }
  const urlAt = async ({ address }: Answering) => `${address}/api/orders/${await orderId()}`
  const reads = async (process: Answering) => look(await urlAt(process))

  return {
    orders: async ({ address }, key) => {
      firstAt ??= performance.now()
      const sends = (attempt?.sends ?? 0) + 1
      const before = attempt ?? { userId, basket: { [PRODUCT]: 1 }, outcome: { type: 'Unknown' } }
      attempt = { ...before, sends, ...(key === undefined ? {} : { key }) }
      const json = { items: [{ sku: PRODUCT, quantity: 1 }] }
      const asking = ask('POST', `${address}/api/orders`, { token, key, json, within: PATIENCE_MS })
      const outcome = await outcomeOf(asking, sends)
      if (outcome.type !== 'Unknown') attempt = { ...attempt, outcome }
      heardAt = performance.now()
    },
    cancels: async ({ address }) => {
      const url = `${address}/api/orders/${await orderId()}/cancel`
      const cancelling = await cancellingOf(ask('POST', url, { token, json: {}, within: PATIENCE_MS }))
      if (attempt) attempt = { ...attempt, cancelling }
    },
    reads,
    waits: async (process, seconds) => look(`${await urlAt(process)}?wait=${seconds}`, { waited: true }),
    asksIfChanged: async process => look(await urlAt(process), {}, first),
    readsAfterAWhile: async process => {
      await pause(A_WHILE_MS)
      await reads(process)
    },
    order,
    readings,
    isServed: async () => {
      await eventually('an order to be served', async () => (await order())?.stock === 'done' || undefined)
    },
    attempt: () => attempt,
    answer: () => attempt && { at: heardAt, took: heardAt - (firstAt ?? heardAt), outcome: attempt.outcome.type },
  }
}
