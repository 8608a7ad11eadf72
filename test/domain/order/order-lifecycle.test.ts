import { expect } from 'chai'
import { mayBecome, ORDER_LIFECYCLE, type OrderStatus } from '../../../src/domain/order/order-lifecycle.js'

/** Row: what an order is; column: what it may become. */
const table: Record<OrderStatus, Record<OrderStatus, boolean>> = {
  Pending: { Pending: false, Processed: true, Failed: true, Cancelled: true },
  Processed: { Pending: false, Processed: false, Failed: false, Cancelled: false },
  Failed: { Pending: false, Processed: false, Failed: false, Cancelled: false },
  Cancelled: { Pending: false, Processed: false, Failed: false, Cancelled: false },
}
const statuses = Object.keys(table) as OrderStatus[]

describe('An order', () => {
  for (const from of statuses)
    for (const to of statuses)
      it(`that is ${from} ${table[from][to] ? 'may' : 'may not'} become ${to}`, () => {
        expect(mayBecome(from, to)).to.equal(table[from][to])
      })

  it('has no status besides these', () => {
    expect(Object.keys(ORDER_LIFECYCLE)).to.have.members(statuses)
  })
})
