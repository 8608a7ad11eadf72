import { expect } from 'chai'
import fc from 'fast-check'
import type { HoldNonce, OrderId } from '../../../src/domain/shared/ids.js'
import {
  adjust,
  emptyStock,
  hold,
  release,
  revise,
  sell,
  type Claim,
  type StockItem,
} from '../../../src/domain/stock/stock-item.js'
import { stockPolicy } from '../../../src/domain/stock/stock-policy.js'
import { aNonce, anOrderId, aProduct, currency, quantity, usd } from '../../support/builders.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

type Step =
  | Readonly<{ type: 'hold'; claim: Claim }>
  | Readonly<{ type: 'sell' | 'release'; orderId: OrderId; nonce: HoldNonce }>
  | Readonly<{ type: 'adjust'; units: number }>
  | Readonly<{ type: 'revise'; amount: number; currency: string; active: boolean }>

/** What a clerk would note of the shelf: what came in, what was sold, and who holds how much under which nonce. */
type Ledger = { received: number; sold: number; holds: Map<OrderId, Claim>; price: number; active: boolean }

const CAPACITY = 3
const policy = stockPolicy(CAPACITY)
const product = aProduct({ unitPrice: usd(1) })

// So few of each that wrong nonces, repeats and second attempts all come about.
const orderId = fc.constantFrom(...Array.from({ length: 5 }, anOrderId))
const nonce = fc.constantFrom(...Array.from({ length: 6 }, aNonce))
const price = fc.constantFrom(1, 1, 1, 2)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('hold'),
    claim: fc.record({
      orderId,
      nonce,
      quantity: fc.integer({ min: 1, max: 5 }).map(quantity),
      unitPrice: price.map(usd),
      at: fc.constant(SOME_DAY),
    }),
  }),
  fc.record({ type: fc.constantFrom('sell', 'release'), orderId, nonce }),
  fc.record({
    type: fc.constant('adjust'),
    units: fc.oneof(
      fc.integer({ min: -9, max: 12 }),
      fc.double(),
      fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_VALUE),
    ),
  }),
  fc.record({
    type: fc.constant('revise'),
    amount: price,
    currency: fc.constantFrom('USD', 'USD', 'EUR'),
    active: fc.constantFrom(true, true, false),
  }),
)

const heldIn = ({ holds }: Ledger) => [...holds.values()].reduce((sum, claim) => sum + claim.quantity, 0)
const availableIn = (ledger: Ledger) => ledger.received - ledger.sold - heldIn(ledger)
const figuresOf = (ledger: Ledger) => ({
  received: ledger.received,
  available: availableIn(ledger),
  held: heldIn(ledger),
  sold: ledger.sold,
})

const note = (ledger: Ledger, step: Step): void => {
  switch (step.type) {
    case 'hold': {
      const { claim } = step
      const mayHold = ledger.active && ledger.price === claim.unitPrice.amount && ledger.holds.size < CAPACITY
      if (!ledger.holds.has(claim.orderId) && mayHold && availableIn(ledger) >= claim.quantity)
        ledger.holds.set(claim.orderId, claim)
      return
    }
    case 'sell':
    case 'release': {
      const claim = ledger.holds.get(step.orderId)
      if (claim?.nonce !== step.nonce) return
      ledger.holds.delete(step.orderId)
      if (step.type === 'sell') ledger.sold += claim.quantity
      return
    }
    case 'adjust':
      if (
        Number.isSafeInteger(step.units) &&
        Number.isSafeInteger(ledger.received + step.units) &&
        availableIn(ledger) + step.units >= 0
      )
        ledger.received += step.units
      return
    case 'revise':
      if (step.currency === 'USD') Object.assign(ledger, { price: step.amount, active: step.active })
  }
}

const take = (item: StockItem, step: Step): StockItem => {
  switch (step.type) {
    case 'hold':
      return hold(item, step.claim, policy)
        .map(held => held.item)
        .unwrapOr(item)
    case 'sell':
      return sell(item, step.orderId, step.nonce)
    case 'release':
      return release(item, step.orderId, step.nonce)
    case 'adjust':
      return adjust(item, step.units).unwrapOr(item)
    case 'revise': {
      const unitPrice = { amount: step.amount, currency: currency(step.currency) }
      return revise(item, { ...product, unitPrice, active: step.active }).unwrapOr(item)
    }
  }
}

describe('A stock item, whatever is done to it in whatever order', () => {
  it('has received what is available, held or sold, none of it negative, and holds what its holds add up to', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        steps.reduce((before, step) => {
          const item = take(before, step)
          const { received, available, held, sold, holds } = item
          expect(received).to.equal(available + held + sold)
          expect([received, available, held, sold].every(figure => Number.isSafeInteger(figure) && figure >= 0)).to.be
            .true
          expect(held).to.equal([...holds.values()].reduce((sum, { quantity }) => sum + quantity, 0))
          return item
        }, emptyStock(product))
      }),
      { numRuns: 500 },
    )
  })

  it('shows what a ledger of what was done would show', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), steps => {
        const ledger: Ledger = { received: 0, sold: 0, holds: new Map(), price: 1, active: true }
        steps.reduce((before, step) => {
          const item = take(before, step)
          note(ledger, step)
          const { received, available, held, sold } = item
          expect({ received, available, held, sold }).to.deep.equal(figuresOf(ledger))
          expect([...item.holds.keys()]).to.have.members([...ledger.holds.keys()])
          return item
        }, emptyStock(product))
      }),
      { numRuns: 500 },
    )
  })
})
