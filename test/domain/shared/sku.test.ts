import { expect } from 'chai'
import { err, ok } from 'neverthrow'
import { parseSku } from '../../../src/domain/shared/sku.js'

describe('SKU', () => {
  for (const text of ['A', '7', 'MUG-BLUE_2.0', 'a'.repeat(64)])
    it(`may be ${text}`, () => {
      expect(parseSku(text)).to.deep.equal(ok(text))
    })

  for (const text of ['', '.A', '-A', '_A', 'A B', 'A*2', 'A\n', 'Ä', '$ne', '__proto__', 'a'.repeat(65)])
    it(`may not be ${JSON.stringify(text)}`, () => {
      expect(parseSku(text)).to.deep.equal(err({ type: 'InvalidSku' }))
    })
})
