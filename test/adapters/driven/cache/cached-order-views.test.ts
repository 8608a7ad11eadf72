import { expect } from 'chai'
import { err, errAsync, ok, okAsync, ResultAsync, type Result } from 'neverthrow'
import { cachedOrderViews } from '../../../../src/adapters/driven/cache/cached-order-views.js'
import { inMemoryDueOrders } from '../../../../src/adapters/driven/in-memory/in-memory-due-orders.js'
import { inMemoryOrderCache } from '../../../../src/adapters/driven/in-memory/in-memory-order-cache.js'
import { inMemoryOrderRepository } from '../../../../src/adapters/driven/in-memory/in-memory-order-repository.js'
import { inMemoryOrderStore } from '../../../../src/adapters/driven/in-memory/in-memory-order-store.js'
import { inMemoryOrderViews } from '../../../../src/adapters/driven/in-memory/in-memory-order-views.js'
import { orderView } from '../../../../src/adapters/wire/order-view.js'
import { unavailable, type OrderNotFound } from '../../../../src/application/errors.js'
import type { OrderView, OrderViews } from '../../../../src/application/ports/driven/order-views.js'
import type { Order } from '../../../../src/domain/order/order.js'
import { orderViewsContract } from '../../../contracts/order-views.contract.js'
import { aCustomer, anAdmin, anOrder, aProcessing } from '../../../support/builders.js'
import { errorOf, valueOf, valuesOf } from '../../../support/outcome-of.js'
import { steppedClock } from '../../../support/stepped-clock.js'
import { times } from '../../../support/times.js'

describe('cachedOrderViews', () => {
  orderViewsContract(async () => {
    const clock = steppedClock()
    const store = inMemoryOrderStore(clock)
    return {
      orders: inMemoryOrderRepository(store),
      dueOrders: inMemoryDueOrders(store),
      views: cachedOrderViews({
        views: inMemoryOrderViews(store),
        cache: inMemoryOrderCache({ clock, capacity: 10 }),
        clock,
      }),
      passTime: async ms => {
        clock.advance(ms)
      },
    }
  })

  /** Views that answer when they are told to, and count how often they were asked. */
  const slowViews = () => {
    const answers: ((view: OrderView) => void)[] = []
    const views: OrderViews = {
      visibleTo: () => ResultAsync.fromSafePromise(new Promise<OrderView>(resolve => answers.push(resolve))),
      historyVisibleTo: () => okAsync({ history: [] }),
    }
    return {
      views,
      reads: () => answers.length,
      answer: (read: number, order: Order) => answers[read]!(orderView(order)),
    }
  }
  const settled = () => new Promise<void>(resolve => setImmediate(resolve))

  const openSlow = () => {
    const clock = steppedClock()
    const cache = inMemoryOrderCache({ clock, capacity: 10 })
    const slow = slowViews()
    const order = anOrder()
    return {
      clock,
      cache,
      ...slow,
      order,
      owner: aCustomer(order.userId),
      cached: cachedOrderViews({ views: slow.views, cache, clock }),
    }
  }

  it('reads once for all that miss the same order at once, and then from the cache', async () => {
    const { cached, reads, answer, order, owner } = openSlow()
    const asking = times(20, () => cached.visibleTo(owner, order.id))
    await settled()
    answer(0, order)
    for (const view of await valuesOf(asking)) expect(view).to.deep.equal(orderView(order))
    await valueOf(cached.visibleTo(owner, order.id))
    expect(reads()).to.equal(1)
  })

  it('reads for each asker apart, for what one may see another may not', async () => {
    const { cached, reads, order, owner } = openSlow()
    const askers = [owner, anAdmin(), aCustomer(), anAdmin(owner.userId)]
    const asking = askers.map(actor => cached.visibleTo(actor, order.id))
    await settled()
    expect(reads()).to.equal(asking.length)
  })

  it('does not ask the views when the cache knows whose it is', async () => {
    const { cached, cache, reads, order, owner } = openSlow()
    await valueOf(cache.put(order))
    expect(await valueOf(cached.visibleTo(owner, order.id))).to.deep.equal(orderView(order))
    expect(await errorOf(cached.visibleTo(aCustomer(), order.id))).to.deep.equal({ type: 'OrderNotFound' })
    expect(reads()).to.equal(0)
  })

  it('answers by a read that took half a second, and fills the cache with it', async () => {
    const { cached, cache, clock, answer, order, owner } = openSlow()
    const asking = cached.visibleTo(owner, order.id)
    await settled()
    clock.advance(500)
    answer(0, order)
    await valueOf(asking)
    expect(await valueOf(cache.get(order.id))).to.deep.equal(orderView(order))
  })

  it('answers by a read that took longer, and does not fill the cache with it', async () => {
    const { cached, cache, clock, answer, order, owner } = openSlow()
    const asking = cached.visibleTo(owner, order.id)
    await settled()
    clock.advance(501)
    answer(0, order)
    expect(await valueOf(asking)).to.deep.equal(orderView(order))
    expect(await valueOf(cache.get(order.id))).to.be.undefined
  })

  it('keeps what a read of a decided order brought, however long it took', async () => {
    const { cached, cache, clock, answer, order, owner } = openSlow()
    const asking = cached.visibleTo(owner, order.id)
    await settled()
    clock.advance(501)
    answer(0, aProcessing(order).order)
    await valueOf(asking)
    expect((await valueOf(cache.get(order.id)))?.version).to.equal(2)
  })

  it('does not join a read that began more than half a second ago', async () => {
    const { cached, clock, answer, reads, order, owner } = openSlow()
    const early = cached.visibleTo(owner, order.id)
    await settled()
    clock.advance(501)
    const late = cached.visibleTo(owner, order.id)
    await settled()
    answer(0, order)
    await valueOf(early)
    const joining = cached.visibleTo(owner, order.id)
    await settled()
    expect(reads(), 'the end of the first read does not end the second').to.equal(2)
    answer(1, aProcessing(order).order)
    for (const view of await valuesOf([late, joining])) expect(view.version).to.equal(2)
  })

  it('does not hear from a read that began before that there is no order', async () => {
    const { cache, clock, order, owner } = openSlow()
    const answers: ((view?: OrderView) => void)[] = []
    const reading = () =>
      new Promise<Result<OrderView, OrderNotFound>>(resolve => {
        answers.push(view => resolve(view ? ok(view) : err({ type: 'OrderNotFound' })))
      })
    const views: OrderViews = {
      visibleTo: () => new ResultAsync(reading()),
      historyVisibleTo: () => okAsync({ history: [] }),
    }
    const cached = cachedOrderViews({ views, cache, clock })
    const early = cached.visibleTo(owner, order.id)
    await settled()
    const late = times(3, () => cached.visibleTo(owner, order.id))
    await settled()
    answers[0]!()
    expect(await errorOf(early)).to.deep.equal({ type: 'OrderNotFound' })
    await settled()
    answers[1]!(orderView(order))
    for (const view of await valuesOf(late)) expect(view).to.deep.equal(orderView(order))
    expect(answers, 'those who come late look again together').to.have.length(2)
  })

  it('looks twice, and no oftener, for all that ask at once for an order that there is not', async () => {
    const clock = steppedClock()
    const { id, userId } = anOrder()
    let reads = 0
    const missing = async () => {
      reads += 1
      await settled()
      return err({ type: 'OrderNotFound' as const })
    }
    const views: OrderViews = { ...slowViews().views, visibleTo: () => new ResultAsync(missing()) }
    const cached = cachedOrderViews({ views, cache: inMemoryOrderCache({ clock, capacity: 10 }), clock })
    for (const asked of times(50, () => cached.visibleTo(aCustomer(userId), id)))
      expect(await errorOf(asked)).to.deep.equal({ type: 'OrderNotFound' })
    expect(reads).to.equal(2)
  })

  it('a slow read never takes the place of what was decided meanwhile', async () => {
    const { cached, cache, answer, order, owner } = openSlow()
    const asking = cached.visibleTo(owner, order.id)
    await settled()
    const decided = aProcessing(order).order
    await valueOf(cache.put(decided))
    answer(0, order)
    await valueOf(asking)
    expect(await valueOf(cached.visibleTo(owner, order.id))).to.deep.equal(orderView(decided))
  })

  it('tries again after a read that failed', async () => {
    const order = anOrder()
    const clock = steppedClock()
    const outcomes = [errAsync(unavailable('orders')), okAsync(orderView(order))]
    const views: OrderViews = { visibleTo: () => outcomes.shift()!, historyVisibleTo: () => okAsync({ history: [] }) }
    const cached = cachedOrderViews({ views, cache: inMemoryOrderCache({ clock, capacity: 10 }), clock })
    expect((await errorOf(cached.visibleTo(anAdmin(order.userId), order.id))).type).to.equal('Unavailable')
    await settled()
    expect(await valueOf(cached.visibleTo(anAdmin(order.userId), order.id))).to.deep.equal(orderView(order))
  })
})
