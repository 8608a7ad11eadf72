import { expect } from 'chai'
import { err, ok } from 'neverthrow'
import type { OrderFailure } from '../../../src/domain/order/order-errors.js'
import type { Occasion } from '../../../src/domain/order/order-events.js'
import { asPlaced, cancel, decide, isDecided, place, type Order } from '../../../src/domain/order/order.js'
import { later } from '../../../src/domain/shared/instant.js'
import {
  anEventId,
  anOrder,
  anOrderId,
  aPricedLine,
  aProduct,
  aUserId,
  currency,
  email,
  heldLines,
  sku,
  usd,
} from '../../support/builders.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

const userId = aUserId()
const occasion = (at = SOME_DAY): Occasion => ({ eventId: anEventId(), at, by: { role: 'customer', userId } })
const pending = anOrder()
const failure: OrderFailure = { type: 'ProductsWithdrawn', skus: [sku('MUG')] }
const anHourLater = occasion(later(SOME_DAY, 3_600_000))
const decided: Record<'Processed' | 'Failed' | 'Cancelled', Order> = {
  Processed: decide(pending, undefined, anHourLater)._unsafeUnwrap().order,
  Failed: decide(pending, failure, anHourLater)._unsafeUnwrap().order,
  Cancelled: cancel(pending, undefined, anHourLater)._unsafeUnwrap().order,
}

describe('Placing an order', () => {
  const lines = heldLines([
    aPricedLine(aProduct(), 3),
    aPricedLine(aProduct({ sku: sku('PEN'), unitPrice: usd(250) }), 2),
  ])
  const wanted = { id: anOrderId(), userId, mailTo: email('ada@example.com'), lines }

  it('makes a Pending one with the total of its lines, and tells of it', () => {
    const now = occasion()
    expect(place(wanted, now)).to.deep.equal(
      ok({
        order: {
          ...wanted,
          total: usd(4_397),
          status: 'Pending',
          version: 1,
          createdAt: SOME_DAY,
          updatedAt: SOME_DAY,
        },
        event: { type: 'OrderPlaced', id: now.eventId, orderId: wanted.id, occurredAt: SOME_DAY, by: now.by },
      }),
    )
  })

  it('makes none of a total that cannot be counted, or of two currencies', () => {
    const dear = aProduct({ unitPrice: usd(Number.MAX_SAFE_INTEGER) })
    const tooDear = place({ ...wanted, lines: heldLines([aPricedLine(dear, 2)]) }, occasion())
    expect(tooDear).to.deep.equal(err({ type: 'AmountTooLarge' }))

    const inEuro = aProduct({ unitPrice: { amount: 1, currency: currency('EUR') } })
    const mixed = place({ ...wanted, lines: heldLines([aPricedLine(), aPricedLine(inEuro)]) }, occasion())
    expect(mixed).to.deep.equal(err({ type: 'MixedCurrencies', currencies: ['USD', 'EUR'] }))
  })
})

describe('A Pending order', () => {
  const at = later(SOME_DAY, 1_000)
  const now = occasion(at)
  const happened = { id: now.eventId, orderId: pending.id, occurredAt: at, by: now.by }
  const next = { ...pending, version: 2, updatedAt: at }

  it('is processed when nothing speaks against it', () => {
    expect(decide(pending, undefined, now)).to.deep.equal(
      ok({ order: { ...next, status: 'Processed' }, event: { type: 'OrderProcessed', ...happened } }),
    )
  })

  it('fails for a reason, which the order and the event both carry', () => {
    expect(decide(pending, failure, now)).to.deep.equal(
      ok({ order: { ...next, status: 'Failed', failure }, event: { type: 'OrderFailed', ...happened, failure } }),
    )
  })

  it('is cancelled, with a reason or without', () => {
    const order = { ...next, status: 'Cancelled' }
    expect(cancel(pending, undefined, now)).to.deep.equal(ok({ order, event: { type: 'OrderCancelled', ...happened } }))
    expect(cancel(pending, 'changed my mind', now)).to.deep.equal(
      ok({ order, event: { type: 'OrderCancelled', ...happened, reason: 'changed my mind' } }),
    )
  })

  it('is not decided yet', () => {
    expect(isDecided(pending)).to.be.false
  })
})

for (const [status, order] of Object.entries(decided))
  describe(`An order that is ${status}`, () => {
    const refusal = err({ type: 'OrderAlreadyDecided', status })

    it('is decided', () => {
      expect(isDecided(order)).to.be.true
    })

    it('is not processed', () => {
      expect(decide(order, undefined, occasion())).to.deep.equal(refusal)
    })

    it('does not fail', () => {
      expect(decide(order, failure, occasion())).to.deep.equal(refusal)
    })

    it('is not cancelled', () => {
      expect(cancel(order, 'too late', occasion())).to.deep.equal(refusal)
    })

    it('was placed as it was placed: who repeats the request reads the first answer', () => {
      expect(asPlaced(order)).to.deep.equal(pending)
    })
  })
