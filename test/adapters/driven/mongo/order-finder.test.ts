import { expect } from 'chai'
import { errAsync, okAsync } from 'neverthrow'
import { orderFormat, type StoredOrder } from '../../../../src/adapters/driven/mongo/documents/order-document.js'
import { placedDocument } from '../../../../src/adapters/driven/mongo/documents/order-mapping.js'
import { visibleOrder, type OrderFinder } from '../../../../src/adapters/driven/mongo/order-finder.js'
import { unavailable } from '../../../../src/application/errors.js'
import { begun } from '../../../../src/domain/order/order-progress.js'
import { DUE_AT } from '../../../contracts/orders-under-test.js'
import { aCustomer, aPlacedOrder } from '../../../support/builders.js'
import { errorOf, valueOf } from '../../../support/outcome-of.js'

const NOT_FOUND = { type: 'OrderNotFound' }

describe('visibleOrder', () => {
  const placed = aPlacedOrder()
  const stored = orderFormat.schema.parse(placedDocument(begun(placed, DUE_AT), 'me'))
  const { id } = placed.order
  const owner = aCustomer(placed.order.userId)

  const opened = (found: StoredOrder | undefined, confirm: OrderFinder = () => okAsync(found)) => {
    let confirmed = 0
    const visible = visibleOrder({
      find: () => okAsync(found),
      confirm: asked => {
        confirmed += 1
        return confirm(asked)
      },
    })
    return { visible, confirmed: () => confirmed }
  }

  it('shows an order to its owner by one read', async () => {
    const { visible, confirmed } = opened(stored)
    expect(await valueOf(visible(owner, id))).to.equal(stored)
    expect(confirmed()).to.equal(0)
  })

  it('says that there is none by a second read only', async () => {
    const { visible, confirmed } = opened(undefined)
    expect(await errorOf(visible(owner, id))).to.deep.equal(NOT_FOUND)
    expect(confirmed()).to.equal(1)
  })

  it('takes as long to keep it from a stranger as if there were none', async () => {
    const { visible, confirmed } = opened(stored)
    expect(await errorOf(visible(aCustomer(), id))).to.deep.equal(NOT_FOUND)
    expect(confirmed()).to.equal(1)
  })

  it('shows the order that the first read has missed to its owner, and to nobody else', async () => {
    const { visible } = opened(undefined, () => okAsync(stored))
    expect(await valueOf(visible(owner, id))).to.equal(stored)
    expect(await errorOf(visible(aCustomer(), id))).to.deep.equal(NOT_FOUND)
  })

  it('does not say that there is none while nobody can tell', async () => {
    const { visible } = opened(undefined, () => errAsync(unavailable('orders')))
    expect(await errorOf(visible(owner, id))).to.deep.equal(unavailable('orders'))
  })

  it('asks once of a database that does not answer', async () => {
    let confirmed = 0
    const visible = visibleOrder({
      find: () => errAsync(unavailable('orders')),
      confirm: () => {
        confirmed += 1
        return okAsync(undefined)
      },
    })
    expect(await errorOf(visible(owner, id))).to.deep.equal(unavailable('orders'))
    expect(confirmed).to.equal(0)
  })
})
