import { expect } from 'chai'
import type { Container } from 'inversify'
import { okAsync } from 'neverthrow'
import { T } from '../../src/bootstrap/tokens.js'
import type { OrderChanges } from '../../src/application/ports/driven/order-changes.js'
import type { Account } from '../../src/domain/account/account.js'
import type { Order } from '../../src/domain/order/order.js'
import { after } from '../support/after.js'
import { anItem } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { valueOf } from '../support/outcome-of.js'
import { wrapping } from '../support/wrapping.js'
import { aWorld, type World } from '../support/world.js'

/** Whoever looks once a second sees nothing: what is heard, is heard because it was announced. */
const unwatched = (prepare: (container: Container) => void) => (container: Container) => {
  prepare(container)
  wrapping(T.orderVersions, () => ({ of: () => okAsync(new Map()) }))(container)
}

const NEVER = new AbortController().signal

describe('waiting for an order that is decided at this very moment', () => {
  let world: World
  let ada: Account
  let order: Order
  const placedIn = async (opened: World) => {
    world = opened
    await world.stocked('MUG', 5)
    ada = await world.customer('ada')
    order = (await valueOf(world.place(ada, [anItem('MUG')]))).order
    await world.settled()
  }
  const awaited = (enough = NEVER) => valueOf(world.container.get(T.awaitOrder)({ by: ada, orderId: order.id, enough }))

  it('ends when that is before it listens', async () => {
    await placedIn(
      aWorld(
        unwatched(
          wrapping(T.announcedChanges, real => ({
            ...real,
            listen: async (id, heard) => {
              await world.work()
              return real.listen(id, heard)
            },
          })),
        ),
      ),
    )
    expect((await awaited()).version).to.equal(2)
  })

  it('ends when that is after it began to listen, and before it reads', async () => {
    const worked = intercepting(T.storedOrderViews, 'visibleTo', (call, nth) =>
      nth === 1 ? after(() => world.work(), call) : call(),
    )
    await placedIn(aWorld(unwatched(worked)))
    expect((await awaited()).version).to.equal(2)
  })

  it('ends when that is after it has read, and before it knows what', async () => {
    const worked = intercepting(T.storedOrderViews, 'visibleTo', (call, nth) => {
      const answer = call()
      return nth === 1
        ? after(
            () => world.work(),
            () => answer,
          )
        : answer
    })
    await placedIn(aWorld(unwatched(worked)))
    expect((await awaited()).version).to.equal(2)
  })

  it('ends with the next look when the announcement is lost', async () => {
    const lossy = (real: OrderChanges): OrderChanges => ({ ...real, announce: () => undefined })
    await placedIn(aWorld(wrapping(T.announcedChanges, lossy)))
    const waiting = awaited()
    await world.work()
    expect((await waiting).version).to.equal(2)
  })

  it('goes on when the change that it hears of is not one it waits for, and does not read for that', async () => {
    let reads = 0
    await placedIn(
      aWorld(
        intercepting(T.storedOrderViews, 'visibleTo', call => {
          reads += 1
          return call()
        }),
      ),
    )
    const enough = new AbortController()
    const waiting = awaited(enough.signal)
    await new Promise(resolve => setImmediate(resolve))
    world.container.get(T.orderChanges).announce(order.id, 1)
    await new Promise(resolve => setImmediate(resolve))
    enough.abort()
    expect((await waiting).version).to.equal(1)
    expect(reads).to.equal(1)
  })

  it('reads once, and does not wait, when there is no time left from the first', async () => {
    await placedIn(aWorld())
    expect((await awaited(AbortSignal.abort())).version).to.equal(1)
  })

  it('listens no longer when it has ended, however it ended', async () => {
    let listening = 0
    await placedIn(
      aWorld(
        wrapping(T.announcedChanges, real => ({
          ...real,
          listen: async (id, heard) => {
            listening += 1
            const stop = await real.listen(id, heard)
            return () => {
              listening -= 1
              stop()
            }
          },
        })),
      ),
    )
    await awaited(AbortSignal.abort())
    const stranger = await world.customer('bob')
    const asked = world.container.get(T.awaitOrder)({ by: stranger, orderId: order.id, enough: NEVER })
    expect((await asked).isErr()).to.be.true
    const waiting = awaited()
    await world.work()
    await waiting
    expect(listening).to.equal(0)
  })
})
