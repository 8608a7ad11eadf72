import { expect } from 'chai'
import type { OrderVersions } from '../../src/application/ports/driven/order-versions.js'
import { aKeyedOrderId, anOrderId, aProcessing } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import { NEXT_LOOK, recorded, REFUSAL, type OrdersUnderTest } from './orders-under-test.js'

export type VersionsUnderTest = OrdersUnderTest & Readonly<{ versions: OrderVersions }>

export const orderVersionsContract = (open: () => Promise<VersionsUnderTest>): void => {
  it('are those of the orders asked for, as they are now, and of nothing else', async () => {
    const store = await open()
    const [pending, decided] = [(await recorded(store)).order, (await recorded(store)).order]
    await recorded(store)
    await valueOf(store.orders.save(aProcessing(decided), { announce: false, dueAt: NEXT_LOOK }))
    const [refused, abandoned] = [aKeyedOrderId(), anOrderId()]
    await valueOf(store.orders.refuse(refused, REFUSAL))
    await valueOf(store.orders.abandon(abandoned))

    const found = await valueOf(store.versions.of([pending.id, decided.id, refused, abandoned, anOrderId()]))
    expect([...found]).to.have.deep.members([
      [pending.id, 1],
      [decided.id, 2],
    ])
    expect((await valueOf(store.versions.of([]))).size).to.equal(0)
  })
}
