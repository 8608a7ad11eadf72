import { setTimeout as pause } from 'node:timers/promises'
import { okAsync } from 'neverthrow'
import { cachedOrderViews } from '../../../src/adapters/driven/cache/cached-order-views.js'
import { redisOrderCache } from '../../../src/adapters/driven/redis/redis-order-cache.js'
import type { RedisConnection } from '../../../src/adapters/driven/redis/redis-connection.js'
import { systemClock } from '../../../src/adapters/driven/system/system-clock.js'
import type { CacheEvent } from '../../../src/adapters/support/cache-event.js'
import { orderView } from '../../../src/adapters/wire/order-view.js'
import type { OrderViews } from '../../../src/application/ports/driven/order-views.js'
import type { Order } from '../../../src/domain/order/order.js'
import type { OrderId } from '../../../src/domain/shared/ids.js'
import { aCustomer, anOrder, aProcessing } from '../../support/builders.js'
import { valueOf } from '../../support/outcome-of.js'
import { times } from '../../support/times.js'

/** One order as the store had it; the times are those of `performance.now()`. */
type Life = { placed: Order; decided?: Order; decidedAt: number; writtenThroughAt: number }
/** What a reader was shown of it. */
type Reading = Readonly<{ life: Life; began: number; took: number; version: number; exact: boolean }>

/** The API, which places and shows orders, and the worker, which decides them. */
export type Processes = Readonly<{ api: RedisConnection; worker: RedisConnection }>
export type CacheLoad = Readonly<{
  readings: readonly Reading[]
  /** What the caches of both told since this was last asked. */
  events: () => Readonly<Partial<Record<CacheEvent, number>>>
  /** Ends the load; rejects if a call of the views failed. */
  stop: () => Promise<void>
}>

const READERS = 8
const PLACE_EVERY = 4
const MOST_UNDECIDED = 60
/** Readers ask for one of the latest orders: that is the last three seconds. */
const READ_AMONG = 750

const between = (min: number, max: number) => min + Math.random() * (max - min)

/** Places, decides and reads orders, until it is told to stop. */
export const cacheLoad = ({ api, worker }: Processes): CacheLoad => {
  let events: Partial<Record<CacheEvent, number>> = {}
  const observe = (event: CacheEvent) => {
    events[event] = (events[event] ?? 0) + 1
  }
  const apiCache = redisOrderCache({ redis: api, observe })
  const workerCache = redisOrderCache({ redis: worker, observe })

  const lives: Life[] = []
  const stored = new Map<OrderId, Order>()
  const store: OrderViews = {
    visibleTo: (_actor, id) => okAsync(orderView(stored.get(id)!)),
    historyVisibleTo: () => okAsync({ history: [] }),
  }
  const views = cachedOrderViews({ views: store, cache: apiCache, clock: systemClock })
  const readings: Reading[] = []
  let running = true

  const decide = async (life: Life) => {
    await pause(between(0, MOST_UNDECIDED))
    const decided = aProcessing(life.placed).order
    stored.set(decided.id, decided)
    Object.assign(life, { decided, decidedAt: performance.now() })
    const awayBefore = events.Away
    await valueOf(workerCache.put(decided))
    // One that may have been lost promises nothing.
    if (events.Away === awayBefore) life.writtenThroughAt = performance.now()
  }
  const place = async () => {
    const deciding: Promise<void>[] = []
    while (running) {
      const placed = anOrder()
      const life: Life = { placed, decidedAt: Infinity, writtenThroughAt: Infinity }
      stored.set(placed.id, placed)
      lives.push(life)
      deciding.push(valueOf(apiCache.put(placed)), decide(life))
      await pause(PLACE_EVERY)
    }
    await Promise.all(deciding)
  }
  const read = async () => {
    while (running) {
      await pause(1)
      const life = lives.slice(-READ_AMONG)[Math.floor(between(0, Math.min(lives.length, READ_AMONG)))]
      if (!life) continue
      const { placed } = life
      const began = performance.now()
      const view = await valueOf(views.visibleTo(aCustomer(placed.userId), placed.id))
      const truth = [placed, life.decided].find(order => order?.version === view.version)
      const exact = truth !== undefined && orderView(truth).text === view.text
      readings.push({ life, began, took: performance.now() - began, version: view.version, exact })
    }
  }
  const working = Promise.all([place(), ...times(READERS, read)])

  return {
    readings,
    events: () => {
      const told = events
      events = {}
      return told
    },
    stop: async () => {
      running = false
      await working
    },
  }
}

/** Those who were shown an order as it was before, although they came after the write-through of its decision. */
export const stale = (readings: readonly Reading[]): readonly Reading[] =>
  readings.filter(({ life, began, version }) => version === 1 && began > life.writtenThroughAt)

/** Those who were shown an order as it was before, although it had been decided more than so long ago, ms. */
export const behindBy = (ms: number, readings: readonly Reading[]): readonly Reading[] =>
  readings.filter(({ life, began, version }) => version === 1 && began > life.decidedAt + ms)
