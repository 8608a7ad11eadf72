import { expect } from 'chai'
import fc from 'fast-check'
import { deviceOf, MAX_DEVICE_LENGTH, UNKNOWN_DEVICE } from '../../../src/domain/account/device.js'

describe('The name of a device', () => {
  it('is what its User-Agent says', () => {
    expect(deviceOf('curl/8.5.0')).to.equal('curl/8.5.0')
  })

  it('is unknown where nothing visible is said', () => {
    for (const said of [undefined, '', '   ', '\u0000\n']) expect(deviceOf(said)).to.equal(UNKNOWN_DEVICE)
  })

  it('has one space where there were more, or what nobody may read', () => {
    expect(deviceOf('curl  8.5\t\n für   Ada')).to.equal('curl 8.5 f r Ada')
  })

  it('is cut, with no space left at its end', () => {
    expect(deviceOf('x'.repeat(500))).to.equal('x'.repeat(MAX_DEVICE_LENGTH))
    expect(deviceOf(`${'x'.repeat(MAX_DEVICE_LENGTH - 1)} y`)).to.equal('x'.repeat(MAX_DEVICE_LENGTH - 1))
  })

  it('is one visible line of 1–64 characters, whatever was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), said => {
        expect(deviceOf(said)).to.match(/^[\x21-\x7e](?:[\x20-\x7e]{0,62}[\x21-\x7e])?$/)
      }),
    )
  })
})
