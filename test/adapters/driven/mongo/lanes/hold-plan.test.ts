import { expect } from 'chai'
import { holdClaim } from '../../../../../src/adapters/driven/mongo/lanes/hold-claim.js'
import { jointly, singly } from '../../../../../src/adapters/driven/mongo/lanes/hold-plan.js'
import type { OrderId } from '../../../../../src/domain/shared/ids.js'
import { anOrderId, aPricedLine, aProduct, sku, usd } from '../../../../support/builders.js'

const PLENTY = () => ({ available: Infinity, room: Infinity })
const claim = (units: number, of = 'MUG', orderId: OrderId = anOrderId()) =>
  holdClaim(orderId, aPricedLine(aProduct({ sku: sku(of) }), units))

describe('holds that are planned together', () => {
  it('are one group for each SKU', () => {
    const [a, b, c] = [claim(1), claim(2, 'POT'), claim(3)]
    expect(jointly([a, b, c], PLENTY)).to.deep.equal([[a, c], [b]])
  })

  it('are as many as fit, in the order of their arrival', () => {
    const claims = [claim(2), claim(3), claim(1)]
    expect(jointly(claims, () => ({ available: 5, room: 10 }))).to.deep.equal([claims.slice(0, 2)])
    expect(jointly(claims, () => ({ available: 4, room: 10 }))).to.deep.equal([claims.slice(0, 1)])
    expect(jointly(claims, () => ({ available: 10, room: 1 }))).to.deep.equal([claims.slice(0, 1)])
    expect(jointly(claims, () => ({ available: 1, room: 10 }))).to.deep.equal([])
    expect(jointly(claims, () => ({ available: 10, room: 0 }))).to.deep.equal([])
  })

  it('have an order once for each SKU: two attempts would take twice and hold once', () => {
    const orderId = anOrderId()
    const [first, second, other] = [claim(1, 'MUG', orderId), claim(1, 'MUG', orderId), claim(1)]
    expect(jointly([first, second, other], PLENTY)).to.deep.equal([[first, other]])
  })

  it('have one price', () => {
    const [first, second] = [claim(1), claim(1)]
    const cheaper = holdClaim(anOrderId(), { ...aPricedLine(), unitPrice: usd(1) })
    expect(jointly([first, cheaper, second], PLENTY)).to.deep.equal([[first, second]])
  })

  it('one by one stand each for themselves', () => {
    const claims = [claim(1), claim(2)]
    expect(singly(claims)).to.deep.equal([[claims[0]], [claims[1]]])
  })
})
