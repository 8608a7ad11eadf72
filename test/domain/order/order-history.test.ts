import { expect } from 'chai'
import {
  historyOf,
  noted,
  TOLD_OF_EACH,
  type HistoryEntry,
  type OrderHistory,
} from '../../../src/domain/order/order-history.js'
import { later } from '../../../src/domain/shared/instant.js'
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

describe('A history that goes on and on', () => {
  const steps = (what: HistoryEntry['what'], count: number): readonly HistoryEntry[] =>
    Array.from({ length: count }, (_, nth) => ({ at: later(SOME_DAY, nth), by: { role: 'worker' }, what }))

  it(`tells ${TOLD_OF_EACH} steps of each kind one by one, of more only how many, and when the last was`, () => {
    const postponed = steps('MailPostponed', TOLD_OF_EACH + 2)
    const unanswered = steps('MailUnanswered', TOLD_OF_EACH + 1)
    const empty: OrderHistory = { history: [] }
    expect([...postponed, ...unanswered].reduce((told, step) => noted(told, step), empty)).to.deep.equal({
      history: [...postponed.slice(0, TOLD_OF_EACH), ...unanswered.slice(0, TOLD_OF_EACH)],
      repeated: {
        MailPostponed: { times: 2, last: later(SOME_DAY, TOLD_OF_EACH + 1) },
        MailUnanswered: { times: 1, last: later(SOME_DAY, TOLD_OF_EACH) },
      },
    })
  })
})
