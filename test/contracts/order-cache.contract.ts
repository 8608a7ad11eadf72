import { expect } from 'chai'
import { orderView } from '../../src/adapters/wire/order-view.js'
import type { OrderCache } from '../../src/application/ports/driven/order-cache.js'
import type { Order } from '../../src/domain/order/order.js'
import { aCancelling, aPricedLine, aProcessing, aProduct, anOrder, heldLines } from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
import { tamper } from '../support/tamper.js'
import { times } from '../support/times.js'

export type CacheUnderTest = Readonly<{ cache: OrderCache; passTime: (ms: number) => Promise<void> }>
/** `minutesPass`: whether `passTime` can make minutes pass. */
export type OrderCacheFeatures = Readonly<{ minutesPass: boolean }>

export const orderCacheContract = (open: () => Promise<CacheUnderTest>, features: OrderCacheFeatures): void => {
  let cache: OrderCache
  let passTime: CacheUnderTest['passTime']
  let pending: Order
  let decided: Order

  beforeEach(async () => {
    ;({ cache, passTime } = await open())
    pending = anOrder()
    decided = aProcessing(pending).order
  })

  const cached = () => valueOf(cache.get(pending.id))
  const ways: Record<string, (order: Order) => ReturnType<OrderCache['put']>> = {
    put: order => cache.put(order),
    fill: order => cache.fill(order.id, orderView(order)),
  }

  it('has nothing of an order that was never put in', async () => {
    await valueOf(cache.put(anOrder()))
    expect(await cached()).to.be.undefined
  })

  for (const [way, write] of Object.entries(ways)) {
    it(`has what ${way} wrote, to the byte`, async () => {
      const name = 'Zoë’s “mug” 🫖\u2028</script>'
      const order = anOrder({ lines: heldLines([aPricedLine(aProduct({ name }))]) })
      await valueOf(write(order))
      expect(await valueOf(cache.get(order.id))).to.deep.equal(orderView(order))
    })

    for (const [earlier, writeEarlier] of Object.entries(ways)) {
      it(`has the newer version when ${way} writes it after ${earlier}`, async () => {
        await valueOf(writeEarlier(pending))
        await valueOf(write(decided))
        expect(await cached()).to.deep.equal(orderView(decided))
      })

      it(`keeps the newer version of ${earlier} when ${way} writes an older one`, async () => {
        await valueOf(writeEarlier(decided))
        await valueOf(write(pending))
        expect(await cached()).to.deep.equal(orderView(decided))
      })

      it(`keeps what ${earlier} wrote when ${way} writes the same version`, async () => {
        await valueOf(writeEarlier(decided))
        await valueOf(write(aCancelling(pending).order))
        expect(await cached()).to.deep.equal(orderView(decided))
      })
    }

    it(`keeps a Pending order of ${way} for less than two seconds, however often it is written`, async () => {
      await valueOf(write(pending))
      await passTime(500)
      expect(await cached()).to.deep.equal(orderView(pending))
      await valueOf(write(pending))
      await passTime(1_499)
      expect(await cached()).to.be.undefined
    })

    it(`keeps a decided order of ${way} for longer`, async () => {
      await valueOf(write(decided))
      await passTime(2_100)
      expect(await cached()).to.deep.equal(orderView(decided))
    })

    if (features.minutesPass)
      it(`keeps a decided order of ${way} for less than ten minutes`, async () => {
        await valueOf(write(decided))
        await passTime(599_999)
        expect(await cached()).to.deep.equal(orderView(decided))
        await passTime(1)
        expect(await cached()).to.be.undefined
      })
  }

  it('has the newest of many versions written at once', async () => {
    await valuesOf(times(50, i => cache.put(i === 25 ? decided : pending)))
    expect(await cached()).to.deep.equal(orderView(decided))
  })

  it('does not change with what was given or answered', async () => {
    const view = orderView(pending)
    await valueOf(cache.fill(pending.id, view))
    tamper(view)
    tamper(await cached())
    expect(await cached()).to.deep.equal(orderView(pending))
  })
}
