import { expect } from 'chai'
import { anOrderId } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { inEveryShop } from './in-every-shop.js'

inEveryShop('the life of an order', shop => {
  const customer = async (name: string) => {
    const credentials = { email: `${name}@example.com`, password: 'correct horse battery' }
    await valueOf(shop().register(credentials))
    return (await valueOf(shop().signIn(credentials))).accessToken
  }
  const available = (token: string, sku: string) => valueOf(shop().available(token, sku))
  let ada: string

  beforeEach(async () => {
    const { world } = shop()
    await world.stocked('LAMP', 1, 4_900)
    await world.stocked('MUG', 10, 1_299)
    await world.stocked('PEN', 0)
    ada = await customer('ada')
  })

  it('goes from placing to processing, the mail, and its history', async () => {
    const { order, replayed } = await valueOf(
      shop().place(ada, [
        ['MUG', 2],
        ['LAMP', 1],
      ]),
    )
    expect(replayed).to.be.false
    expect(order).to.deep.include({
      status: 'Pending',
      version: 1,
      totalAmount: { amount: 7_498, currency: 'USD' },
      items: [
        { sku: 'LAMP', name: 'LAMP', quantity: 1, unitPrice: { amount: 4_900, currency: 'USD' } },
        { sku: 'MUG', name: 'MUG', quantity: 2, unitPrice: { amount: 1_299, currency: 'USD' } },
      ],
    })
    expect(await available(ada, 'MUG')).to.equal(8)
    expect(await valueOf(shop().read(ada, order.orderId))).to.deep.equal(order)

    expect(await shop().world.work()).to.equal(1)

    expect(await valueOf(shop().read(ada, order.orderId))).to.deep.equal({ ...order, status: 'Processed', version: 2 })
    expect(await available(ada, 'MUG')).to.equal(8)
    expect(await valueOf(shop().history(ada, order.orderId))).to.deep.equal(['Placed', 'Processed', 'MailSent'])
    const told = (await shop().mails()).map(({ to, orderId }) => ({ to, orderId }))
    expect(told).to.deep.equal([{ to: 'ada@example.com', orderId: order.orderId }])
  })

  it('begins once, however often it is sent under its key', async () => {
    const first = await valueOf(shop().place(ada, [['MUG', 2]], 'the-same-key'))
    await shop().world.work()
    const again = await valueOf(
      shop().place(
        ada,
        [
          ['MUG', 1],
          ['MUG', 1],
        ],
        'the-same-key',
      ),
    )
    expect(again).to.deep.equal({ order: first.order, replayed: true })
    expect(await errorOf(shop().place(ada, [['MUG', 3]], 'the-same-key'))).to.deep.equal({ type: 'KeyReused' })
    expect(await available(ada, 'MUG')).to.equal(8)
  })

  it('never begins when stock is short: every shortage is named, and nothing is held', async () => {
    const lines = [
      ['MUG', 2],
      ['PEN', 1],
      ['LAMP', 3],
    ] as const
    const refusal = await errorOf(shop().place(ada, lines, 'the-same-key'))
    expect(refusal).to.deep.equal({
      type: 'InsufficientStock',
      shortages: [
        { sku: 'LAMP', requested: 3, available: 1 },
        { sku: 'PEN', requested: 1, available: 0 },
      ],
    })
    expect(await available(ada, 'MUG')).to.equal(10)

    await shop().world.stocked('LAMP', 10)
    await shop().world.stocked('PEN', 10)
    expect(await errorOf(shop().place(ada, lines, 'the-same-key'))).to.deep.equal(refusal)
    expect(await shop().world.work()).to.equal(0)
    expect(await shop().mails()).to.be.empty
  })

  it('ends early when it is cancelled, and its stock is back at once', async () => {
    const { order } = await valueOf(shop().place(ada, [['MUG', 2]]))
    const cancelled = await valueOf(shop().cancel(ada, order.orderId, 'changed my mind'))

    expect(cancelled).to.deep.equal({ ...order, status: 'Cancelled', version: 2 })
    expect(await valueOf(shop().read(ada, order.orderId))).to.deep.equal(cancelled)
    expect(await valueOf(shop().cancel(ada, order.orderId))).to.deep.equal(cancelled)
    expect(await available(ada, 'MUG')).to.equal(10)
    await shop().world.later(1_000)
    expect(await shop().mails()).to.have.lengthOf(1)
    expect(await valueOf(shop().history(ada, order.orderId))).to.deep.equal(['Placed', 'Cancelled', 'MailSent'])
  })

  it('cannot be ended once it is decided', async () => {
    const { order } = await valueOf(shop().place(ada, [['MUG', 2]]))
    await shop().world.work()
    const refusal = await errorOf(shop().cancel(ada, order.orderId))
    expect(refusal).to.deep.equal({ type: 'OrderAlreadyDecided', status: 'Processed' })
  })

  it('fails when a product was withdrawn meanwhile, and says so', async () => {
    const { order } = await valueOf(shop().place(ada, [['MUG', 2]]))
    await shop().world.revise('MUG', { active: false })
    await shop().world.work()
    const failed = await valueOf(shop().read(ada, order.orderId))
    expect(failed.status).to.equal('Failed')
    expect(failed.failure).to.deep.include({ code: 'products-withdrawn', skus: ['MUG'] })
    expect(await available(ada, 'MUG')).to.equal(10)
  })

  it('is nothing that a stranger could see, or end', async () => {
    const { order } = await valueOf(shop().place(ada, [['MUG', 2]]))
    await valueOf(shop().read(ada, order.orderId))
    const eve = await customer('eve')
    for (const id of [order.orderId, anOrderId()]) {
      expect(await errorOf(shop().read(eve, id))).to.deep.equal({ type: 'OrderNotFound' })
      expect(await errorOf(shop().history(eve, id))).to.deep.equal({ type: 'OrderNotFound' })
      expect(await errorOf(shop().cancel(eve, id))).to.deep.equal({ type: 'OrderNotFound' })
    }
    expect(await valueOf(shop().read(ada, order.orderId))).to.deep.equal(order)
  })
})
