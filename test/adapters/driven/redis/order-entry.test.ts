import { expect } from 'chai'
import fc from 'fast-check'
import { orderEntry, viewInEntry } from '../../../../src/adapters/driven/redis/order-entry.js'
import type { UserId } from '../../../../src/domain/shared/ids.js'

describe('An entry of the cache', () => {
  const views = fc.record({
    owner: fc.uuid().map(id => id as UserId),
    version: fc.integer({ min: 1, max: 999_999_999_999 }),
    text: fc.string({ unit: 'binary' }),
  })

  it('has the view that was put in, whatever its text is', () => {
    fc.assert(fc.property(views, view => void expect(viewInEntry(orderEntry(view))).to.deep.equal(view)))
  })

  it('begins with the version', () => {
    fc.assert(fc.property(views, view => void expect(parseInt(orderEntry(view))).to.equal(view.version)))
  })

  for (const value of ['', '1', '1 ', '1 owner', ' 1 owner text', '0 owner text', '-1 owner text', '{"version":1} a b'])
    it(`is none if it is ${JSON.stringify(value)}`, () => {
      expect(viewInEntry(value)).to.be.undefined
    })
})
