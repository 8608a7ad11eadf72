import { okAsync } from 'neverthrow'
import { T } from '../../../../src/bootstrap/tokens.js'
import type { Rule } from '../rule.js'

/**
 * Ann's order was published, and its message is lost: the process that had it dies, and takes the queue with it. The
 * reconciler finds the order published and Pending for too long, and puts the event back into its outbox; so it is published
 * again, and processed. If it did not, nobody would ever hear of the order again.
 */
export const noStuckCheck: Rule<'no stuck check'> = {
  name: 'no stuck check',
  without: 'An order whose message is lost stays Pending for ever.',
  turnOff: {
    inService: container => void container.rebind(T.putBack).toConstantValue(progress => okAsync({ progress })),
  },
  breaks: ['stuck'],
  units: 1,
  soon: ['DECIDE_WITHIN_MS', 'PUBLISH_WITHIN_MS'],
  play: async ({ one, ann }) => {
    await one.stopsAt('orders.save')
    await ann.orders(one)
    await one.isAt('orders.save')
    await one.hasDone('dueOrders.markPublished')
    await one.dies()
  },
}
