import { expect } from 'chai'
import { moneyText } from '../../../src/adapters/support/money-text.js'
import type { Currency } from '../../../src/domain/shared/money.js'

const text = (amount: number, currency: string) => moneyText({ amount, currency: currency as Currency })

describe('Money in words', () => {
  it('has as many decimals as its currency', () => {
    expect([text(4998, 'USD'), text(4998, 'JPY'), text(4998, 'KWD')]).to.deep.equal([
      'USD 49.98',
      'JPY 4,998',
      'KWD 4.998',
    ])
  })

  it('shows small amounts whole', () => {
    expect([text(0, 'EUR'), text(1, 'EUR'), text(1, 'KWD')]).to.deep.equal(['EUR 0.00', 'EUR 0.01', 'KWD 0.001'])
  })

  it('loses nothing of the largest amount there is', () => {
    expect(text(Number.MAX_SAFE_INTEGER, 'USD')).to.equal('USD 90,071,992,547,409.91')
    expect(text(Number.MAX_SAFE_INTEGER, 'KWD')).to.equal('KWD 9,007,199,254,740.991')
  })
})
