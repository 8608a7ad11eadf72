import { leavingOut } from '../statements.js'
import type { Rule } from '../rule.js'

/**
 * Ann asks under a key, and her process is slow to hold. She asks another one under the same key; that records her order,
 * and dies before it answers. Others process it, so that the last unit is sold – to her. Now the first process holds, and
 * finds nothing left. It writes that her key is refused, finds the order there, and tells her of it: the id decides. If it
 * wrote nothing, it would tell her that there is too little stock, and she would be sent what she was refused.
 */
export const keyedRefusalWithoutADocument: Rule<'keyed refusal without a document'> = {
  name: 'keyed refusal without a document',
  without: 'A customer is refused an order that exists.',
  turnOff: { inAdapters: leavingOut('Refused') },
  breaks: ['unexpected'],
  units: 1,
  soon: ['PUBLISH_WITHIN_MS'],
  play: async ({ one, two, ann }) => {
    await one.stopsAt('stock.hold')
    const hearing = ann.orders(one, 'the-key-of-ann')
    await one.isAt('stock.hold')

    await two.diesAfter('orders.record')
    await ann.orders(two, 'the-key-of-ann')
    await ann.isServed()
    await one.goesOn('stock.hold')
    await hearing
  },
  guarded: {
    by: 'the look before the hold: the first process looks when the order is there',
    play: async ({ one, two, ann }) => {
      await one.stopsAt('orders.decisionOf')
      const hearing = ann.orders(one, 'the-key-of-ann')
      await one.isAt('orders.decisionOf')
      await two.diesAfter('orders.record')
      await ann.orders(two, 'the-key-of-ann')
      await ann.isServed()
      await one.goesOn('orders.decisionOf')
      await hearing
    },
  },
}
