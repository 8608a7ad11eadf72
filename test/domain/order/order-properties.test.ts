import { expect } from 'chai'
import fc from 'fast-check'
import { err } from 'neverthrow'
import { ORDER_LIFECYCLE } from '../../../src/domain/order/order-lifecycle.js'
import { asPlaced, cancel, decide, type Order } from '../../../src/domain/order/order.js'
import { later } from '../../../src/domain/shared/instant.js'
import { anOccasion, anOrder, sku } from '../../support/builders.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

const failure = { type: 'ProductsWithdrawn', skus: [sku('MUG')] } as const
const commands = {
  process: (order: Order, at = SOME_DAY) => decide(order, undefined, anOccasion({ at })),
  fail: (order: Order, at = SOME_DAY) => decide(order, failure, anOccasion({ at })),
  cancel: (order: Order, at = SOME_DAY) => cancel(order, 'no need', anOccasion({ at })),
}
const command = fc.constantFrom(...Object.values(commands))

describe('An order, whatever is asked of it in whatever order', () => {
  it('only ever takes steps of its lifecycle, and its version counts them', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 10 }), asked => {
        const placed = anOrder()
        asked.reduce((order, ask, i) => {
          const outcome = ask(order, later(SOME_DAY, i + 1))
          const { status } = order
          if (outcome.isErr()) {
            expect(ORDER_LIFECYCLE[status]).to.be.empty
            expect(outcome).to.deep.equal(err({ type: 'OrderAlreadyDecided', status }))
            return order
          }
          const { order: next, event } = outcome.value
          expect(ORDER_LIFECYCLE[status]).to.include(next.status)
          expect(event.type).to.equal(`Order${next.status}`)
          expect(next.version).to.equal(order.version + 1)
          expect(next.failure !== undefined).to.equal(next.status === 'Failed')
          expect(asPlaced(next)).to.deep.equal(placed)
          return next
        }, placed)
      }),
    )
  })
})
