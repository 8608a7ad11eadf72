import { expect } from 'chai'
import { inMemoryOrderRepository } from '../../../../src/adapters/driven/in-memory/in-memory-order-repository.js'
import { inMemoryOrderStore } from '../../../../src/adapters/driven/in-memory/in-memory-order-store.js'
import { REFUSAL } from '../../../contracts/orders-under-test.js'
import { aKeyedOrderId, anOrderId } from '../../../support/builders.js'
import { valueOf } from '../../../support/outcome-of.js'
import { steppedClock } from '../../../support/stepped-clock.js'

const DAY = 24 * 60 * 60_000

describe('inMemoryOrderStore', () => {
  it('does not grow with refusals and tombstones that nobody asks for any more', async () => {
    const clock = steppedClock()
    const store = inMemoryOrderStore(clock)
    const orders = inMemoryOrderRepository(store)
    await valueOf(orders.refuse(aKeyedOrderId(), REFUSAL))
    await valueOf(orders.abandon(anOrderId()))

    clock.advance(DAY)
    await valueOf(orders.refuse(aKeyedOrderId(), REFUSAL))
    expect(store.size(), 'the first refusal is forgotten').to.equal(2)

    clock.advance(6 * DAY)
    await valueOf(orders.refuse(aKeyedOrderId(), REFUSAL))
    expect(store.size(), 'only the last refusal is remembered').to.equal(1)
  })
})
