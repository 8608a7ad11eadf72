import { expect } from 'chai'
import { errAsync, ResultAsync } from 'neverthrow'
import { unavailable } from '../../../src/application/errors.js'
import { T } from '../../../src/bootstrap/tokens.js'
import type { Account } from '../../../src/domain/account/account.js'
import type { HoldNonce, IdempotencyKey } from '../../../src/domain/shared/ids.js'
import { after } from '../../support/after.js'
import { allOf } from '../../support/all-of.js'
import { anItem, aPricedLine, aProduct, sku, usd } from '../../support/builders.js'
import { intercepting } from '../../support/intercepting.js'
import { withLampsAndMugs } from '../../support/lamps-and-mugs.js'
import { errorOf, valueOf } from '../../support/outcome-of.js'
import { aWorld, type World } from '../../support/world.js'
import { wrapping } from '../../support/wrapping.js'

const KEY = 'the-same-key' as IdempotencyKey

describe('an order, while it is being placed,', () => {
  let world: World
  let ada: Account
  const openIn = async (opened: World) => {
    world = opened
    ada = await withLampsAndMugs(world)
  }
  /** Just before the first hold the price of a mug goes up. */
  const dearerAtTheFirstHold = () =>
    intercepting(T.stock, 'hold', (hold, nth) =>
      nth === 1 ? after(() => world.revise('MUG', { price: 1_100 }), hold) : hold(),
    )

  it('is tried at three prices, and no more', async () => {
    let tries = 0
    await openIn(
      aWorld(
        intercepting(T.stock, 'hold', (hold, nth) => {
          tries = nth
          return after(() => world.revise('MUG', { price: 1_000 + nth }), hold)
        }),
      ),
    )
    expect(await errorOf(world.place(ada, [anItem('LAMP'), anItem('MUG')]))).to.deep.equal(unavailable('stock'))
    expect(tries).to.equal(3)
  })

  it('goes by the catalogue at hand, and reads no other while that will do', async () => {
    let reads = 0
    await openIn(
      aWorld(
        intercepting(T.catalogue, 'currentProducts', read => {
          reads += 1
          return read()
        }),
      ),
    )
    await valueOf(world.place(ada, [anItem('LAMP'), anItem('MUG')]))
    expect(reads).to.equal(0)
  })

  it('is in the cache as soon as it is answered: nobody who reads it then asks the store', async () => {
    let reads = 0
    await openIn(
      aWorld(
        intercepting(T.storedOrderViews, 'visibleTo', read => {
          reads += 1
          return read()
        }),
      ),
    )
    const { order } = await valueOf(world.place(ada, [anItem('MUG')]))
    await world.settled()
    expect(await world.order(ada, order.id)).to.include({ status: 'Pending' })
    expect(reads).to.equal(0)
  })

  it('is answered whatever becomes of publishing and the cache, and the log says what went wrong there', async () => {
    await openIn(
      aWorld(
        allOf(
          intercepting(T.publisher, 'publish', () => errAsync(unavailable('queue'))),
          intercepting(T.orderCache, 'put', () => {
            throw new Error('a bug')
          }),
        ),
      ),
    )
    await valueOf(world.place(ada, [anItem('MUG')]))
    await world.settled()
    const troubled = world.logged.flatMap(({ facts }) => ('task' in facts ? [facts.task] : []))
    expect(troubled).to.have.members(['publish', 'cache'])
  })

  describe('without a key', () => {
    it('gives back once what it held at a price that has changed', async () => {
      const givenBack: HoldNonce[] = []
      const watched = wrapping(T.stock, stock => ({
        ...stock,
        release: (orderId, holds) => {
          givenBack.push(...holds.map(({ nonce }) => nonce))
          return stock.release(orderId, holds)
        },
      }))
      await openIn(aWorld(allOf(watched, dearerAtTheFirstHold())))
      await valueOf(world.place(ada, [anItem('LAMP'), anItem('MUG')]))
      expect(givenBack).to.have.lengthOf(1)
      expect(await world.stock('LAMP')).to.deep.equal({ available: 4, held: 1, sold: 0 })
    })

    it('leaves nothing in the store when it is given up: nobody can ask for its id again', async () => {
      await openIn(aWorld(undefined, { HOLDS_PER_SKU: '1' }))
      await valueOf(world.place(await world.customer(), [anItem('MUG')]))
      const remembered = world.container.get(T.orderStore).size()
      await errorOf(world.place(ada, [anItem('LAMP'), anItem('MUG')]))
      expect(world.container.get(T.orderStore).size()).to.equal(remembered)
    })
  })

  describe('under a key', () => {
    const again = () => world.place(ada, [anItem('LAMP'), anItem('MUG')], KEY)

    it('has the next id of that key, in whatever process, once the one before was abandoned', async () => {
      await openIn(aWorld())
      const idOf = (generation: number) => world.container.get(T.ids).orderIdOf(ada.userId, KEY, generation)
      for (const generation of [0, 1]) await valueOf(world.container.get(T.orders).abandon(idOf(generation)))
      expect((await valueOf(again())).order.id).to.equal(idOf(2))
    })

    it('is not undone by a repetition that may not be ordered any more, and holds nothing', async () => {
      const withdrawn = async () => {
        await world.revise('MUG', { active: false })
        expect(await errorOf(again())).to.include({ type: 'ProductsWithdrawn' })
      }
      await openIn(
        aWorld(intercepting(T.orders, 'record', (record, nth) => (nth === 1 ? after(withdrawn, record) : record()))),
      )
      expect((await valueOf(again())).replayed).to.equal(false)
      expect(await world.stock('MUG')).to.deep.equal({ available: 4, held: 1, sold: 0 })
    })

    it('is the one that a faster request made at another price: a replay, told and published once', async () => {
      const fasterAndDearer = async () => {
        await world.revise('MUG', { price: 1_100 })
        await valueOf(again())
      }
      await openIn(
        aWorld(intercepting(T.stock, 'hold', (hold, nth) => (nth === 1 ? after(fasterAndDearer, hold) : hold()))),
      )
      const { order, replayed } = await valueOf(again())
      expect({ replayed, total: order.total.amount }).to.deep.equal({ replayed: true, total: 2_100 })
      expect(world.counts()).to.include({ OrderPlaced: 1 })
      expect(await world.work()).to.equal(1)
    })

    it('keeps what it held at a price that has changed, for another request may rely on it', async () => {
      const theOtherOne = intercepting(T.stock, 'hold', (hold, nth) =>
        nth === 1 ? hold().andThrough(() => ResultAsync.fromSafePromise(valueOf(again()))) : hold(),
      )
      await openIn(aWorld(allOf(dearerAtTheFirstHold(), theOtherOne)))
      expect((await valueOf(again())).replayed).to.equal(true)
      await world.work()
      expect(await world.stock('LAMP')).to.deep.equal({ available: 4, held: 0, sold: 1 })
    })

    it('waits for a request of other quantities that holds what this one could not get before', async () => {
      const id = () => world.container.get(T.ids).orderIdOf(ada.userId, KEY, 0)
      const threeMugs = aPricedLine(aProduct({ sku: sku('MUG'), name: 'MUG', unitPrice: usd(1_100) }), 3)
      const theOtherHolds = () => valueOf(world.container.get(T.stock).hold(id(), [threeMugs]))
      const meanwhile = intercepting(T.stock, 'hold', (hold, nth) => (nth === 2 ? after(theOtherHolds, hold) : hold()))
      await openIn(aWorld(allOf(dearerAtTheFirstHold(), meanwhile)))
      expect(await errorOf(again())).to.include({ type: 'KeyInUse' })
      expect(await valueOf(world.container.get(T.orders).decisionOf(id())), 'the other may record it').to.be.undefined
    })

    it('is placed at the new prices also when what it held of one product has another price by then', async () => {
      const lampDearerToo = intercepting(T.catalogue, 'currentProducts', (read, nth) =>
        nth === 1 ? after(() => world.revise('LAMP', { price: 1_200 }), read) : read(),
      )
      await openIn(aWorld(allOf(dearerAtTheFirstHold(), lampDearerToo)))
      const { order } = await valueOf(again())
      expect(order.total.amount).to.equal(2_300)
      expect((await valueOf(again())).order).to.deep.equal(order)
      for (const product of ['LAMP', 'MUG'])
        expect(await world.stock(product)).to.deep.equal({ available: 4, held: 1, sold: 0 })
    })
  })
})
