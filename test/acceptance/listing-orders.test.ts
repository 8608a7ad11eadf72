import { expect } from 'chai'
import { T } from '../../src/bootstrap/tokens.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { inEveryShop } from './in-every-shop.js'

inEveryShop('listing orders', shop => {
  const customer = async (name: string) => {
    const credentials = { email: `${name}@example.com`, password: 'correct horse battery' }
    await valueOf(shop().register(credentials))
    return (await valueOf(shop().signIn(credentials))).accessToken
  }
  const administrator = async () => {
    await customer('boss')
    await valueOf(shop().world.container.get(T.makeAdministrator)({ email: 'boss@example.com' }))
    return (await valueOf(shop().signIn({ email: 'boss@example.com', password: 'correct horse battery' }))).accessToken
  }
  const placed = async (token: string, sku = 'MUG') => {
    const { order } = await valueOf(shop().place(token, [[sku, 1]]))
    shop().world.clock.advance(1)
    return order
  }
  let ada: string
  let bob: string

  beforeEach(async () => {
    await shop().world.stocked('MUG', 100)
    await shop().world.stocked('PEN', 100)
    ;[ada, bob] = [await customer('ada'), await customer('bob')]
  })

  it('shows customers their own orders, the newest first, page by page', async () => {
    const orders = [await placed(ada), await placed(ada), await placed(ada), await placed(ada)]
    await placed(bob)
    const [first, second, third, fourth] = orders.map(({ orderId }) => orderId)
    expect(await valueOf(shop().list(ada, {}, 2))).to.deep.equal([
      [fourth, third],
      [second, first],
    ])
    expect(await valueOf(shop().list(ada, {}, 3))).to.deep.equal([[fourth, third, second], [first]])
  })

  it('shows an empty page to who has ordered nothing, and to whom too little was left', async () => {
    await errorOf(shop().place(ada, [['MUG', 101]], 'refused-for-ever'))
    expect(await valueOf(shop().list(ada, {}, 20))).to.deep.equal([[]])
  })

  it('keeps to its filters on every page', async () => {
    const [, pen, , otherPen] = [
      await placed(ada),
      await placed(ada, 'PEN'),
      await placed(ada),
      await placed(ada, 'PEN'),
    ]
    const pens = [[otherPen.orderId], [pen.orderId]]
    expect(await valueOf(shop().list(ada, { sku: 'PEN' }, 1))).to.deep.equal(pens)
    await valueOf(shop().cancel(ada, pen.orderId))
    await valueOf(shop().cancel(ada, otherPen.orderId))
    expect(await valueOf(shop().list(ada, { status: 'Cancelled' }, 1))).to.deep.equal(pens)
    const between = { from: pen.createdAt, to: otherPen.createdAt }
    expect((await valueOf(shop().list(ada, between, 1))).flat())
      .to.have.length(2)
      .and.to.include(pen.orderId)
  })

  it('lets administrators see those of everybody, or of one, and nobody else say whose', async () => {
    const [of_ada, of_bob] = [await placed(ada), await placed(bob)]
    const boss = await administrator()
    expect(await valueOf(shop().list(boss, {}, 20))).to.deep.equal([[of_bob.orderId, of_ada.orderId]])
    expect(await valueOf(shop().list(boss, { userId: of_ada.userId }, 20))).to.deep.equal([[of_ada.orderId]])
    for (const userId of [of_ada.userId, of_bob.userId])
      expect(await errorOf(shop().list(bob, { userId }, 20))).to.deep.equal({ type: 'Forbidden' })
  })
})
