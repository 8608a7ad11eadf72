import { T } from '../../../../src/bootstrap/tokens.js'
import type { IdDecision } from '../../../../src/domain/order/id-decision.js'
import type { HoldNonce } from '../../../../src/domain/shared/ids.js'
import type { Container } from 'inversify'
import { replace } from '../../../races/support/replace.js'
import type { Rule } from '../rule.js'

/** The decision as somebody tells it who has not looked under which nonces it has its stock. */
const namingNothing = (decision: IdDecision): IdDecision => {
  if (decision.type !== 'Ordered') return decision
  const [first, ...rest] = decision.order.lines
  return { ...decision, order: { ...decision.order, lines: [{ ...first, hold: '' as HoldNonce }, ...rest] } }
}

/** Who finds the id decided by somebody else gives back all that it has taken. */
const tidyingAll = (container: Container): void =>
  replace(container, T.orders, orders => ({
    ...orders,
    record: (placed, dueAt) =>
      orders
        .record(placed, dueAt)
        .map(told => (told.fresh ? told : { ...told, decision: namingNothing(told.decision) })),
  }))

/**
 * Two processes meet under Ann's key. The first holds the unit; the second adopts that hold, and records the order, which
 * names it. The first, whose record comes too late, gives back what it took and the order does not name: nothing. If it gave
 * back all that it took, Bob would buy the unit, and Ann's order would be processed without it.
 */
export const tidyingWhatTheDocumentNames: Rule<'tidying what the document names'> = {
  name: 'tidying what the document names',
  without: 'Who comes second takes the stock from the order of who came first.',
  turnOff: { inService: tidyingAll },
  breaks: ['oversold', 'unsold'],
  units: 1,
  soon: [],
  play: async ({ one, two, ann, bob }) => {
    await two.stopsAt('orders.save')
    await one.stopsAt('orders.record')
    const hearing = ann.orders(one, 'the-key-of-ann')
    await one.isAt('orders.record')

    await ann.orders(two, 'the-key-of-ann')
    await one.goesOn('orders.record')
    await hearing
    await bob.orders(two)
    await two.goesOn('orders.save')
  },
}
