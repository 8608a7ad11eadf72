import { expect } from 'chai'
import { err, ok } from 'neverthrow'
import { madeFromKey, parseIdempotencyKey, parseOrderId } from '../../../src/domain/shared/ids.js'
import { aKeyedOrderId, anOrderId } from '../../support/builders.js'

describe('An order id', () => {
  for (const text of ['0198c0de-7a3b-7f00-8123-456789abcdef', '0198c0de-7a3b-8f00-bfff-ffffffffffff'])
    it(`may be ${text}`, () => {
      expect(parseOrderId(text)).to.deep.equal(ok(text))
    })

  const good = '0198c0de-7a3b-7f00-8123-456789abcdef'
  const bad = [
    '',
    good.toUpperCase(),
    ` ${good}`,
    `${good}\n`,
    good.replaceAll('-', ''),
    good.replace('-7f00', '-9f00'),
    good.replace('-8123', '-c123'),
    good.replace('f00', 'g00'),
    '__proto__',
    '$where',
  ]
  for (const text of bad)
    it(`may not be ${JSON.stringify(text)}`, () => {
      expect(parseOrderId(text)).to.deep.equal(err({ type: 'InvalidOrderId' }))
    })

  it('tells whether it was made from an Idempotency-Key', () => {
    expect(madeFromKey(aKeyedOrderId())).to.be.true
    expect(madeFromKey(anOrderId())).to.be.false
  })
})

describe('An Idempotency-Key', () => {
  for (const text of ['12345678', '"quoted"', '!~!~!~!~', 'k'.repeat(128)])
    it(`may be ${text}`, () => {
      expect(parseIdempotencyKey(text)).to.deep.equal(ok(text))
    })

  for (const text of [
    '',
    '1234567',
    'k'.repeat(129),
    'with space',
    'with\ttab',
    'with\nline',
    'schlüssel',
    '12345678\x7f',
  ])
    it(`may not be ${JSON.stringify(text)}`, () => {
      expect(parseIdempotencyKey(text)).to.deep.equal(err({ type: 'InvalidIdempotencyKey' }))
    })
})
