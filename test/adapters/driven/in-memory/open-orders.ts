import { inMemoryDeadMails } from '../../../../src/adapters/driven/in-memory/in-memory-dead-mails.js'
import { inMemoryDueOrders } from '../../../../src/adapters/driven/in-memory/in-memory-due-orders.js'
import { inMemoryOrderBacklog } from '../../../../src/adapters/driven/in-memory/in-memory-order-backlog.js'
import { inMemoryOrderListing } from '../../../../src/adapters/driven/in-memory/in-memory-order-listing.js'
import { inMemoryOrderRepository } from '../../../../src/adapters/driven/in-memory/in-memory-order-repository.js'
import { inMemoryOrderStore } from '../../../../src/adapters/driven/in-memory/in-memory-order-store.js'
import { inMemoryOrderVersions } from '../../../../src/adapters/driven/in-memory/in-memory-order-versions.js'
import { inMemoryOrderViews } from '../../../../src/adapters/driven/in-memory/in-memory-order-views.js'
import { inMemoryPendingOrders } from '../../../../src/adapters/driven/in-memory/in-memory-pending-orders.js'
import { steppedClock } from '../../../support/stepped-clock.js'

/** The ports to one new in-memory store, whose time passes only when it is told. */
export const openOrders = async () => {
  const clock = steppedClock()
  const store = inMemoryOrderStore(clock)
  return {
    orders: inMemoryOrderRepository(store),
    dueOrders: inMemoryDueOrders(store),
    deadMails: inMemoryDeadMails(store),
    backlog: inMemoryOrderBacklog(store),
    listing: inMemoryOrderListing(store),
    versions: inMemoryOrderVersions(store),
    pendingOrders: inMemoryPendingOrders(store),
    views: inMemoryOrderViews(store),
    clock,
    passTime: async (ms: number) => {
      clock.advance(ms)
    },
  }
}
