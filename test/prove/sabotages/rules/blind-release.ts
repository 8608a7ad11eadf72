import { blindly, isRelease } from '../statements.js'
import type { Rule } from '../rule.js'

/**
 * Ann cancels. Her process gives the unit back, and dies before it can note that; so the reconciler of another process
 * gives it back once more, finds no hold under the nonce, and changes nothing. If it did not ask, it would give back a unit
 * that Bob holds: then there is one more on the shelf than there is, and Bob's sale can never be done.
 */
export const blindRelease: Rule<'blind release'> = {
  name: 'blind release',
  without: 'Stock is given back that others hold.',
  turnOff: { inAdapters: blindly(isRelease) },
  breaks: ['unbalanced', 'stuck', 'unsold'],
  units: 2,
  soon: [],
  play: async ({ one, two, ann, bob }) => {
    await one.stopsAt('dueOrders.find')
    await ann.orders(one)
    await two.stopsAt('orders.save')
    await bob.orders(two)
    await two.isAt('orders.save')

    await one.diesBefore('dueOrders.mark')
    await ann.cancels(one)
    await one.isDead
    await ann.isServed()
    await two.goesOn('orders.save')
  },
  guarded: {
    by: 'the database, which lets nobody hold fewer than none: Ann alone holds the product',
    play: async ({ one, ann }) => {
      await one.stopsAt('dueOrders.find')
      await ann.orders(one)
      await one.diesBefore('dueOrders.mark')
      await ann.cancels(one)
      await one.isDead
    },
  },
}
