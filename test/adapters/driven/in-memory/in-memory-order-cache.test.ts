import { expect } from 'chai'
import { inMemoryOrderCache } from '../../../../src/adapters/driven/in-memory/in-memory-order-cache.js'
import type { CacheObserver } from '../../../../src/adapters/support/cache-event.js'
import { orderCacheContract } from '../../../contracts/order-cache.contract.js'
import { anOrder } from '../../../support/builders.js'
import { valueOf, valuesOf } from '../../../support/outcome-of.js'
import { steppedClock } from '../../../support/stepped-clock.js'
import { times } from '../../../support/times.js'

const CAPACITY = 3

const openCache = async (observe: CacheObserver = () => undefined) => {
  const clock = steppedClock()
  const passTime = async (ms: number) => {
    clock.advance(ms)
  }
  return { cache: inMemoryOrderCache({ clock, capacity: CAPACITY, observe }), passTime }
}

describe('InMemoryOrderCache', () => {
  orderCacheContract(() => openCache(), { minutesPass: true })

  it('tells what became of each call', async () => {
    const events: string[] = []
    const { cache } = await openCache(event => void events.push(event))
    const order = anOrder()
    await valueOf(cache.get(order.id))
    await valueOf(cache.put(order))
    await valueOf(cache.put(order))
    await valueOf(cache.get(order.id))
    expect(events).to.deep.equal(['Miss', 'Written', 'StaleRefused', 'Hit'])
  })

  it('is bounded: the order that was put in first makes room for a new one', async () => {
    const { cache } = await openCache()
    const orders = times(CAPACITY + 1, () => anOrder())
    await valuesOf(orders.map(order => cache.put(order)))
    const cached = await valuesOf(orders.map(order => cache.get(order.id)))
    expect(cached.map(view => view !== undefined)).to.deep.equal([false, true, true, true])
  })

  it('is not emptied by writing one order again and again', async () => {
    const { cache } = await openCache()
    const [first, second] = [anOrder(), anOrder()]
    await valuesOf([first, ...times(10, () => second)].map(order => cache.put(order)))
    expect(await valueOf(cache.get(first.id))).not.to.be.undefined
  })
})
