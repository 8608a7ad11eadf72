import { expect } from 'chai'
import { parseSearchTerm, searchTermsOf } from '../../../src/domain/stock/product-search.js'
import { sku } from '../../support/builders.js'

const finds = (product: Readonly<{ of?: string; name?: string }>, text: string): boolean =>
  searchTermsOf({ sku: sku(product.of ?? 'X'), name: product.name ?? 'x' }).has(parseSearchTerm(text)._unsafeUnwrap())

describe('looking for a product', () => {
  const lamp = { of: 'LAMP-BRASS.2', name: 'Grüne Lampe (Messing), 40 W' }

  for (const text of [
    'l',
    'LAMP',
    'lamp-b',
    'lamp brass 2',
    'grüne',
    'GRÜNE LAMPE',
    'lampe messing',
    ' mess ',
    '40w'.slice(0, 2),
  ])
    it(`finds it by ${text}`, () => expect(finds(lamp, text)).to.be.true)

  for (const text of ['brass', 'ampe', 'grü ne', 'grüne messing', 'lampex', '$gt', 'W 40'])
    it(`does not find it by ${text}`, () => expect(finds(lamp, text)).to.be.false)

  it('minds one way of writing a letter as little as another', () => {
    expect(finds({ name: 'Cafe\u0301' }, 'caf\u00e9')).to.be.true
    expect(finds({ name: 'ﬁlter' }, 'fil')).to.be.true
  })

  it('is for the same when what was read is read again, as the link to the next page has it', () => {
    // The first letter has a form of its own in lower case only.
    const term = parseSearchTerm('J\u030cust')._unsafeUnwrap()
    expect(parseSearchTerm(term)._unsafeUnwrap()).to.equal(term)
    expect(finds({ name: 'J\u030cust' }, '\u01f0ust')).to.be.true
  })

  it('goes by words in lower case with one space between them: as such they are stored', () => {
    expect(parseSearchTerm(' GRÜNE – Lampe')._unsafeUnwrap()).to.equal('grüne lampe')
  })

  it('compares 32 characters, by what people call characters', () => {
    expect(finds({ name: 'x'.repeat(40) }, `${'x'.repeat(32)}yyy`)).to.be.true
    expect(finds({ name: 'x'.repeat(40) }, `${'x'.repeat(31)}y`)).to.be.false
    expect(finds({ name: `${'x'.repeat(31)} yyy` }, `${'x'.repeat(31)} yyy`)).to.be.true
    expect(finds({ name: '𝟙'.normalize('NFC') + '中'.repeat(40) }, `1${'中'.repeat(35)}`)).to.be.true
  })

  it('keeps a bounded number of terms, whatever the name', () => {
    const name = 'a b c d '.repeat(25)
    expect(searchTermsOf({ sku: sku('X'.repeat(64)), name }).size).to.be.at.most(9 * 32)
    expect(finds({ name: 'one two three four five six seven eight nine' }, 'eight n')).to.be.true
    expect(finds({ name: 'one two three four five six seven eight nine' }, 'nine')).to.be.false
  })

  for (const text of ['', ' ', '-._', '$*'])
    it(`is for a letter or a digit at least, not for "${text}"`, () =>
      expect(parseSearchTerm(text)._unsafeUnwrapErr()).to.deep.equal({ type: 'InvalidSearchTerm' }))
})
