import { expect } from 'chai'
import fc from 'fast-check'
import { err, ok } from 'neverthrow'
import { money, parseCurrency, plus, sameMoney, times } from '../../../src/domain/shared/money.js'
import { currency, quantity, usd } from '../../support/builders.js'
import { isCountable, someMoney, someQuantity } from '../support/arbitraries.js'

const eur = (cents: number) => money(cents, currency('EUR'))._unsafeUnwrap()
const most = Number.MAX_SAFE_INTEGER

describe('Money', () => {
  for (const amount of [0, 1, 4_998, most])
    it(`may be ${amount} cents`, () => {
      expect(money(amount, currency('USD'))).to.deep.equal(ok({ amount, currency: 'USD' }))
    })

  for (const amount of [-1, 0.5, most + 1, NaN, Infinity])
    it(`may not be ${amount} cents: minor units are counted, never divided`, () => {
      expect(money(amount, currency('USD'))).to.deep.equal(err({ type: 'InvalidAmount', amount }))
    })

  for (const code of ['USD', 'EUR', 'JPY', 'KWD'])
    it(`knows ${code}`, () => {
      expect(parseCurrency(code)).to.deep.equal(ok(code))
    })

  for (const code of ['', 'usd', 'US', 'USDX', 'ZZZ', ' USD', 'USD\n', '__proto__'])
    it(`knows no currency ${JSON.stringify(code)}`, () => {
      expect(parseCurrency(code)).to.deep.equal(err({ type: 'InvalidCurrency', currency: code }))
    })

  it('adds and multiplies minor units', () => {
    expect(plus(usd(1_299), usd(1))).to.deep.equal(ok(usd(1_300)))
    expect(times(usd(1_299), quantity(3))).to.deep.equal(ok(usd(3_897)))
    expect(times(usd(0), quantity(1_000))).to.deep.equal(ok(usd(0)))
  })

  it('counts up to the largest safe amount, and not one cent further', () => {
    expect(plus(usd(most - 1), usd(1))).to.deep.equal(ok(usd(most)))
    expect(plus(usd(most), usd(1))).to.deep.equal(err({ type: 'AmountTooLarge' }))
    expect(times(usd(most), quantity(1))).to.deep.equal(ok(usd(most)))
    expect(times(usd(most), quantity(2))).to.deep.equal(err({ type: 'AmountTooLarge' }))
  })

  it('of two currencies does not add up, whatever the amounts', () => {
    const mixed = err({ type: 'MixedCurrencies', currencies: ['USD', 'EUR'] })
    expect(plus(usd(1), eur(1))).to.deep.equal(mixed)
    expect(plus(usd(most), eur(most))).to.deep.equal(mixed)
  })

  it('is the same only in amount and currency', () => {
    expect(sameMoney(usd(5), usd(5))).to.be.true
    expect(sameMoney(usd(5), usd(6))).to.be.false
    expect(sameMoney(usd(5), eur(5))).to.be.false
  })

  it('adds as exact arithmetic does, or refuses', () => {
    fc.assert(
      fc.property(someMoney, someMoney, (a, b) => {
        const exact = BigInt(a.amount) + BigInt(b.amount)
        expect(plus(a, b)).to.deep.equal(isCountable(exact) ? ok(usd(Number(exact))) : err({ type: 'AmountTooLarge' }))
      }),
    )
  })

  it('multiplies as exact arithmetic does, or refuses', () => {
    fc.assert(
      fc.property(someMoney, someQuantity, (price, units) => {
        const exact = BigInt(price.amount) * BigInt(units)
        expect(times(price, units)).to.deep.equal(
          isCountable(exact) ? ok(usd(Number(exact))) : err({ type: 'AmountTooLarge' }),
        )
      }),
    )
  })
})
