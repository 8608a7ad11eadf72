import type { Container } from 'inversify'
import { errAsync } from 'neverthrow'
import { T } from '../../../../src/bootstrap/tokens.js'
import { replace } from '../../../races/support/replace.js'
import type { Rule } from '../rule.js'

/** An order of which nobody knows whether it was recorded counts as not recorded: its stock goes back. */
const undoing = (container: Container): void => {
  const stock = container.get(T.stock)
  replace(container, T.orders, orders => ({
    ...orders,
    record: (placed, dueAt) =>
      orders.record(placed, dueAt).orElse(trouble => {
        const { id, lines } = placed.order
        const holds = lines.map(({ sku, quantity, hold }) => ({ sku, quantity, nonce: hold }))
        return stock.release(id, holds).andThen(() => errAsync(trouble))
      }),
  }))
}

/**
 * Ann's order is recorded, but her process never hears that, as when the database is cut off for as long as it asks again;
 * Ann is told that nobody knows. Her unit stays held, for the order may exist: it does, and others process it. If the
 * process took its hold back, Bob would buy the unit, and Ann's order would be processed without it.
 */
export const undoAfterUnknown: Rule<'undo after unknown'> = {
  name: 'undo after unknown',
  without: 'An order exists without its stock.',
  turnOff: { inService: undoing },
  breaks: ['oversold', 'unsold'],
  units: 1,
  soon: ['PUBLISH_WITHIN_MS'],
  play: async ({ one, two, ann, bob }) => {
    await one.hearsNothingOf('orders.record')
    await ann.orders(one)
    await bob.orders(two)
  },
}
