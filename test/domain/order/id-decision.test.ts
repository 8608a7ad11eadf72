import { expect } from 'chai'
import { refusalEnds, tombstoneEnds } from '../../../src/domain/order/id-decision.js'
import { instant } from '../../../src/domain/shared/instant.js'
import { aKeyedOrderId, anOrderId } from '../../support/builders.js'

const NOW = instant(Date.UTC(2026, 0, 15, 12))

describe('What an id became', () => {
  it('is remembered for a day if it is a refusal', () => {
    expect(refusalEnds(NOW)).to.equal(Date.UTC(2026, 0, 16, 12))
  })

  it('is remembered for a week if it is a tombstone', () => {
    expect(tombstoneEnds(anOrderId(), NOW)).to.equal(Date.UTC(2026, 0, 22, 12))
  })

  it('is remembered for ever if it is the tombstone of an id made from a key', () => {
    expect(tombstoneEnds(aKeyedOrderId(), NOW)).to.be.undefined
  })
})
