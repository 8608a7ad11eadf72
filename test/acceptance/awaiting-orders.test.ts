import { expect } from 'chai'
import type { Heard } from '../../src/application/ports/driven/order-changes.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { OrderId } from '../../src/domain/shared/ids.js'
import { anOrderId } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { inEveryShop } from './in-every-shop.js'

inEveryShop('waiting for an order', shop => {
  const customer = async (name: string) => {
    const credentials = { email: `${name}@example.com`, password: 'correct horse battery' }
    await valueOf(shop().register(credentials))
    return (await valueOf(shop().signIn(credentials))).accessToken
  }
  const placed = async (token: string) => (await valueOf(shop().place(token, [['MUG', 1]]))).order
  /** Resolves once somebody has begun to listen. */
  const someoneListens = () =>
    new Promise<void>(resolve => {
      const changes = shop().world.container.get(T.announcedChanges)
      const listen = changes.listen.bind(changes)
      Object.assign(changes, {
        listen: async (id: OrderId, heard: Heard) => {
          const stop = await listen(id, heard)
          resolve()
          return stop
        },
      })
    })
  let ada: string

  beforeEach(async () => {
    await shop().world.stocked('MUG', 5)
    ada = await customer('ada')
  })

  for (const [what, decide, status] of [
    ['processed', () => shop().world.work(), 'Processed'],
    ['cancelled', (orderId: string) => valueOf(shop().cancel(ada, orderId)), 'Cancelled'],
  ] as const)
    it(`ends when it is ${what}`, async () => {
      const { orderId } = await placed(ada)
      const listening = someoneListens()
      const waiting = valueOf(shop().await(ada, orderId))
      await listening
      await decide(orderId)
      expect(await waiting).to.include({ orderId, status, version: 2 })
    })

  it('ends at once if it is decided already', async () => {
    const { orderId } = await placed(ada)
    await shop().world.work()
    expect(await valueOf(shop().await(ada, orderId))).to.include({ orderId, status: 'Processed' })
  })

  it('ends after the time that was asked for, with the order as it is', async () => {
    const order = await placed(ada)
    expect(await valueOf(shop().await(ada, order.orderId))).to.deep.equal(order)
  })

  it('is for its owner: to others it does not exist, and they do not wait to hear that', async () => {
    const { orderId } = await placed(ada)
    const bob = await customer('bob')
    for (const id of [orderId, anOrderId()])
      expect(await errorOf(shop().await(bob, id))).to.deep.equal({ type: 'OrderNotFound' })
  })
})
