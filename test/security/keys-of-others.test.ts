import { expect } from 'chai'
import { guardedShop, PRODUCT, type GuardedShop } from './guarded-shop.js'

describe('an Idempotency-Key', () => {
  let shop: GuardedShop
  before(async () => {
    shop = await guardedShop()
  })
  after(() => shop.close())

  it('brings nobody the order of somebody else, nor tells that there is one', async () => {
    const place = async (who: string, quantity: number) => {
      const { accessToken: token } = await shop.signIn(who)
      const headers = { 'idempotency-key': 'the-key-of-the-owner' }
      const {
        status,
        headers: told,
        text,
      } = await shop.send('POST', '/api/orders', {
        token,
        headers,
        json: { items: [{ sku: PRODUCT, quantity }] },
      })
      const { orderId } = JSON.parse(text) as { orderId?: string }
      return { status, orderId, replayed: told.get('idempotency-replayed') }
    }
    const own = await place('owner', 1)
    const others = await place('stranger', 1)
    const admins = await place('admin', 2)
    expect([own, others, admins].map(({ status, replayed }) => ({ status, replayed }))).to.deep.equal(
      Array(3).fill({ status: 201, replayed: null }),
    )
    expect(new Set([own, others, admins].map(({ orderId }) => orderId))).to.have.lengthOf(3)
    expect(await place('owner', 1)).to.deep.equal({ ...own, replayed: 'true' })
  })
})
