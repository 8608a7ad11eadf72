import { blindly, isDecision } from '../statements.js'
import type { Rule } from '../rule.js'

/**
 * A worker has read Ann's order, and is about to save that it is Processed. Meanwhile she cancels, is told so, and the unit
 * goes back. The worker's write asks for the version it has read, and changes nothing. If it did not ask, the order would be
 * Processed in the end, with nothing sold, and she would be mailed both.
 */
export const blindStatus: Rule<'blind status'> = {
  name: 'blind status',
  without: 'An order that was cancelled is processed all the same.',
  turnOff: { inAdapters: blindly(isDecision) },
  breaks: ['contradicted', 'misreported', 'mailedAgain', 'unsold'],
  units: 1,
  soon: [],
  play: async ({ one, two, ann, untilMailed }) => {
    await one.stopsAt('orders.save')
    await ann.orders(one)
    await one.isAt('orders.save')

    await ann.cancels(two)
    await untilMailed(ann)
    await one.goesOn('orders.save')
    await one.hasDone('orders.save')
  },
  guarded: {
    by: 'the worker, who does not decide what it reads decided: Ann cancels before it reads her order',
    play: async ({ one, two, ann, untilMailed }) => {
      await one.stopsAt('dueOrders.find')
      await ann.orders(one)
      await one.isAt('dueOrders.find')
      await ann.cancels(two)
      await untilMailed(ann)
      await one.goesOn('dueOrders.find')
      await one.hasDone('dueOrders.find')
    },
  },
}
