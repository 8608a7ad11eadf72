import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { outcomeUnknown, unavailable } from '../../src/application/errors.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import { allOf } from '../support/all-of.js'
import { anItem } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { withLampsAndMugs } from '../support/lamps-and-mugs.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'
import { wrapping } from '../support/wrapping.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND

describe('stock that has been held for long, more of it than is looked at once,', () => {
  let world: World
  let ada: Account
  const openIn = async (opened: World) => {
    world = opened
    ada = await withLampsAndMugs(world)
  }

  it('makes room for what else has been held for long, when it cannot be given back', async () => {
    let broken = true
    await openIn(
      aWorld(
        allOf(
          intercepting(T.orders, 'record', () => errAsync(unavailable('orders'))),
          wrapping(T.stock, stock => ({
            ...stock,
            release: (orderId, holds) =>
              broken && holds.some(hold => hold.sku === 'LAMP')
                ? errAsync(outcomeUnknown('stock'))
                : stock.release(orderId, holds),
          })),
        ),
        { RECONCILE_LIMIT: '1' },
      ),
    )
    await errorOf(world.place(ada, [anItem('LAMP', 2)]))
    await errorOf(world.place(ada, [anItem('MUG', 2)]))
    world.clock.advance(MINUTE)
    expect(await valueOf(world.reconcile())).to.include({ holdsJudged: 1, failed: 1 })
    expect(await valueOf(world.reconcile())).to.include({ holdsJudged: 1, failed: 0 })
    expect(await world.stock('LAMP')).to.include({ held: 2 })
    expect(await world.stock('MUG')).to.include({ held: 0 })

    broken = false
    expect(await valueOf(world.reconcile()), 'which was the last').to.include({ holdsJudged: 0 })
    await valueOf(world.reconcile())
    expect(await world.stock('LAMP'), 'when its turn comes it is looked up again').to.include({ held: 0 })
  })

  it('goes back, however many other orders wait whose stock is held for as long', async () => {
    await openIn(
      aWorld(
        intercepting(T.orders, 'record', (record, nth) => (nth <= 4 ? record() : errAsync(unavailable('orders')))),
        { RECONCILE_LIMIT: '1' },
      ),
    )
    for (let nth = 0; nth < 4; nth++) {
      await valueOf(world.place(ada, [anItem('LAMP')]))
      await world.settled()
    }
    await errorOf(world.place(ada, [anItem('MUG', 2)]))
    // A look takes up one of them, and leaves it alone for a minute: at the third the first is to be looked up again.
    for (let look = 0; look < 6; look++) {
      world.clock.advance(30 * SECOND)
      await valueOf(world.reconcile())
    }
    expect(await world.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    expect(await world.stock('LAMP')).to.include({ held: 4 })
    expect(world.repairs()).to.include({ 'Repaired.HoldAbandoned': 1 })
  })
})
