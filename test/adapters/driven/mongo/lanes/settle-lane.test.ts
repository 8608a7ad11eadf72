import { expect } from 'chai'
import { okAsync } from 'neverthrow'
import { settleLane } from '../../../../../src/adapters/driven/mongo/lanes/settle-lane.js'
import type { MongoCalls, Updated } from '../../../../../src/adapters/driven/mongo/mongo-calls.js'
import type { Shelf } from '../../../../../src/adapters/driven/mongo/shelf-finder.js'
import type { StockHold } from '../../../../../src/application/ports/driven/stock-ledger.js'
import type { OrderId } from '../../../../../src/domain/shared/ids.js'
import { aNonce, anOrderId, aPricedLine } from '../../../../support/builders.js'
import { errorOf, valueOf } from '../../../../support/outcome-of.js'

const { sku, quantity, unitPrice } = aPricedLine()

describe('stock that is settled together', () => {
  /** The updates end so, one after the other; a majority has the holds. */
  const settling = (updates: readonly Updated[], held: ReadonlyMap<OrderId, StockHold>) => {
    let sent = 0
    const calls = { update: () => okAsync(updates[sent++]) } as unknown as MongoCalls
    const holds = Object.fromEntries([...held].map(([id, { nonce }]) => [id, { quantity, unitPrice, nonce }]))
    const shelf = { holds } as unknown as Shelf
    const settings = { together: 10, waiting: 10, waitAtMost: 1_000, elapsed: () => 0 }
    return settleLane(calls, () => okAsync(new Map([[sku, shelf]])), settings)
  }

  it('is unknown for the order of which the write failed, and done for the others', async () => {
    const held = new Map([anOrderId(), anOrderId()].map(id => [id, { sku, quantity, nonce: aNonce() }] as const))
    const nothing: Updated = { matched: 0, failed: new Set() }
    const settle = settling([nothing, { matched: 1, failed: new Set([1]) }], held)
    const [one, other] = [...held].map(([orderId, hold]) => settle({ orderId, holds: [hold], as: 'sold' }))
    await valueOf(one!)
    expect(await errorOf(other!)).to.deep.include({ type: 'OutcomeUnknown', what: 'stock' })
  })
})
