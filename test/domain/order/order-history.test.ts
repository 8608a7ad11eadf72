import { expect } from 'chai'
import { historyOf } from '../../../src/domain/order/order-history.js'
import { aCancelling, aFailing, aPlacedOrder, aProcessing } from '../../support/builders.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

describe('The history of an order tells who did what, when and why', () => {
  const { order, event: placed } = aPlacedOrder()
  const customer = { role: 'customer', userId: order.userId }
  const told = {
    'placed by its customer': [placed, { at: SOME_DAY, what: 'Placed', by: customer }],
    'processed by the worker': [aProcessing(order).event, { at: SOME_DAY, what: 'Processed', by: { role: 'worker' } }],
    'failed for a reason': [
      aFailing(order).event,
      { at: SOME_DAY, what: 'Failed', by: { role: 'worker' }, why: 'ProductsWithdrawn' },
    ],
    'cancelled without a word': [aCancelling(order).event, { at: SOME_DAY, what: 'Cancelled', by: customer }],
    'cancelled for a reason': [
      aCancelling(order, 'changed my mind').event,
      { at: SOME_DAY, what: 'Cancelled', by: customer, why: 'changed my mind' },
    ],
  } as const
  for (const [what, [event, entry]] of Object.entries(told))
    it(what, () => {
      expect(historyOf(event)).to.deep.equal(entry)
    })
})
