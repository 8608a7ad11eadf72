import { leavingOut } from '../statements.js'
import type { Rule } from '../rule.js'

/**
 * Ann's unit is held, and her process stands still before it records her order. The reconciler finds the hold old, and no
 * order; it writes a tombstone under the order's id, and gives the unit back. Bob buys it. When Ann's process goes on, it
 * finds the tombstone, and records nothing. Without one it records an order whose stock is Bob's.
 */
export const noTombstone: Rule<'no tombstone'> = {
  name: 'no tombstone',
  without: 'An order is recorded after its stock was given away.',
  turnOff: { inAdapters: leavingOut('Abandoned') },
  breaks: ['oversold', 'unsold'],
  units: 1,
  soon: ['HOLD_AGE_MS'],
  play: async ({ one, two, ann, bob, untilShelf }) => {
    await one.stopsAt('orders.record')
    const hearing = ann.orders(one)
    await one.isAt('orders.record')
    await untilShelf(({ holdCount }) => holdCount === 0)

    await bob.orders(two)
    await bob.isServed()
    await one.goesOn('orders.record')
    await hearing
  },
}
