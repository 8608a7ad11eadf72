import type { Container } from 'inversify'
import { okAsync } from 'neverthrow'
import { T } from '../../../../src/bootstrap/tokens.js'
import { replace } from '../../../races/support/replace.js'
import type { Rule } from '../rule.js'

/** It ticks, and never sees anything. */
const lookingAway = (container: Container): void => {
  replace(container, T.dueOrders, dueOrders => ({ ...dueOrders, claimDue: () => okAsync([]) }))
  replace(container, T.stock, stock => ({ ...stock, oldHolds: () => okAsync([]) }))
}

/**
 * A process dies when it has recorded Ann's order and not published it, and holds a unit for Bob whose order it has not
 * recorded. Another one finds the order due, and has it processed; and the hold old, and gives it back. If nobody looked,
 * Ann's order would wait, and Bob's unit be held, for ever.
 */
export const noReconciler: Rule<'no reconciler'> = {
  name: 'no reconciler',
  without: 'What a process leaves undone when it dies is never done.',
  turnOff: { inAdapters: lookingAway },
  breaks: ['stuck'],
  units: 2,
  soon: ['PUBLISH_WITHIN_MS', 'HOLD_AGE_MS'],
  play: async ({ one, ann, bob }) => {
    await one.stopsAt('publisher.publish')
    await ann.orders(one)
    await one.stopsAt('orders.record')
    const hearing = bob.orders(one)
    await one.isAt('orders.record')
    await one.dies()
    await hearing
  },
}
