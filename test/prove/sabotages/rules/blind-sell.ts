import { blindly, isSale } from '../statements.js'
import type { Rule } from '../rule.js'

/**
 * A worker sells Ann's unit, and is slow to note that. The reconciler of another process comes by and sells it once more,
 * finds no hold under the nonce, and changes nothing. If it did not ask, it would sell a unit that Bob holds: Bob's own sale
 * can then never be done.
 */
export const blindSell: Rule<'blind sell'> = {
  name: 'blind sell',
  without: 'Stock is sold that others hold.',
  turnOff: { inAdapters: blindly(isSale) },
  breaks: ['unbalanced', 'stuck'],
  units: 2,
  soon: ['SETTLE_WITHIN_MS'],
  play: async ({ one, two, ann, bob }) => {
    await two.stopsAt('orders.save')
    await bob.orders(two)
    await two.isAt('orders.save')

    await one.stopsAt('mailer.send')
    await ann.orders(one)
    await one.isAt('mailer.send')
    await ann.isServed()
    await one.goesOn('mailer.send')
    await two.goesOn('orders.save')
  },
  guarded: {
    by: 'the database, which lets nobody hold fewer than none: Ann alone holds the product',
    play: async ({ one, ann }) => {
      await one.stopsAt('mailer.send')
      await ann.orders(one)
      await one.isAt('mailer.send')
      await ann.isServed()
      await one.goesOn('mailer.send')
    },
  },
}
