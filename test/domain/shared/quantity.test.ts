import { expect } from 'chai'
import { err, ok } from 'neverthrow'
import { parseQuantity } from '../../../src/domain/shared/quantity.js'

describe('Quantity', () => {
  for (const value of [1, 2, 999, 1_000])
    it(`may be ${value}`, () => {
      expect(parseQuantity(value)).to.deep.equal(ok(value))
    })

  for (const value of [0, -1, 1.5, 1_001, NaN, Infinity])
    it(`may not be ${value}`, () => {
      expect(parseQuantity(value)).to.deep.equal(err({ type: 'InvalidQuantity', quantity: value }))
    })
})
