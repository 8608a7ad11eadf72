import { expect } from 'chai'
import { okAsync } from 'neverthrow'
import { decidedAtHand } from '../../../../src/adapters/driven/cache/decided-at-hand.js'
import { inMemoryDueOrders } from '../../../../src/adapters/driven/in-memory/in-memory-due-orders.js'
import { inMemoryOrderRepository } from '../../../../src/adapters/driven/in-memory/in-memory-order-repository.js'
import { inMemoryOrderStore } from '../../../../src/adapters/driven/in-memory/in-memory-order-store.js'
import { inMemoryOrderViews } from '../../../../src/adapters/driven/in-memory/in-memory-order-views.js'
import { orderView } from '../../../../src/adapters/wire/order-view.js'
import type { CacheEvent } from '../../../../src/adapters/support/cache-event.js'
import type { OrderViews } from '../../../../src/application/ports/driven/order-views.js'
import type { Order } from '../../../../src/domain/order/order.js'
import { orderViewsContract } from '../../../contracts/order-views.contract.js'
import { aCustomer, anAdmin, anOrder, aProcessing } from '../../../support/builders.js'
import { errorOf, valueOf } from '../../../support/outcome-of.js'
import { steppedClock } from '../../../support/stepped-clock.js'
import { tamper } from '../../../support/tamper.js'

describe('decidedAtHand', () => {
  orderViewsContract(async () => {
    const clock = steppedClock()
    const store = inMemoryOrderStore(clock)
    return {
      orders: inMemoryOrderRepository(store),
      dueOrders: inMemoryDueOrders(store),
      views: decidedAtHand({ views: inMemoryOrderViews(store), clock }),
      passTime: async ms => {
        clock.advance(ms)
      },
    }
  })

  /** Views that show one order, and count how often they were asked. */
  const open = (order: Order) => {
    const clock = steppedClock()
    const events: CacheEvent[] = []
    let reads = 0
    const behind: OrderViews = {
      visibleTo: () => {
        reads += 1
        return okAsync(orderView(order))
      },
      historyVisibleTo: () => okAsync({ history: [] }),
    }
    const views = decidedAtHand({ views: behind, clock, observe: event => events.push(event) })
    return { clock, views, events, reads: () => reads }
  }

  it('asks once for a decided order that is read again and again, and says each time that it was at hand', async () => {
    const { order } = aProcessing(anOrder())
    const { views, reads, events } = open(order)
    tamper(await valueOf(views.visibleTo(anAdmin(), order.id)))
    for (const actor of [aCustomer(order.userId), anAdmin()])
      expect(await valueOf(views.visibleTo(actor, order.id))).to.deep.equal(orderView(order))
    expect(reads()).to.equal(1)
    expect(events).to.deep.equal(['AtHand', 'AtHand'])
  })

  it('asks each time for one that is Pending', async () => {
    const order = anOrder()
    const { views, reads } = open(order)
    await valueOf(views.visibleTo(anAdmin(), order.id))
    await valueOf(views.visibleTo(anAdmin(), order.id))
    expect(reads()).to.equal(2)
  })

  it('tells a stranger nothing of what is at hand, without asking', async () => {
    const { order } = aProcessing(anOrder())
    const { views, reads } = open(order)
    await valueOf(views.visibleTo(anAdmin(), order.id))
    expect(await errorOf(views.visibleTo(aCustomer(), order.id))).to.deep.equal({ type: 'OrderNotFound' })
    expect(reads()).to.equal(1)
  })

  it('asks again after ten seconds', async () => {
    const { order } = aProcessing(anOrder())
    const { views, reads, clock } = open(order)
    await valueOf(views.visibleTo(anAdmin(), order.id))
    clock.advance(10_000)
    await valueOf(views.visibleTo(anAdmin(), order.id))
    expect(reads()).to.equal(2)
  })
})
