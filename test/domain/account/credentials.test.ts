import { expect } from 'chai'
import fc from 'fast-check'
import { err, ok } from 'neverthrow'
import { parseEmail, parsePassword, type PasswordPolicy } from '../../../src/domain/account/credentials.js'

const local = (length: number) => 'a'.repeat(length)
/** An address of so many characters, whose labels are as long as they may be. */
const addressOf = (length: number) => {
  const labels = `${local(63)}.${local(63)}.${local(58)}.`
  return `${local(length - 1 - labels.length - 3)}@${labels}org`
}

describe('An e-mail address', () => {
  const normalised = {
    '  Ada@Example.COM\n': 'ada@example.com',
    'ada.lovelace+orders@mail.example.co.uk': 'ada.lovelace+orders@mail.example.co.uk',
    "o'brien_#1!%&*=?^`{|}~/-$@example.org": "o'brien_#1!%&*=?^`{|}~/-$@example.org",
    'Jose\u0301@example.com': 'jos\u00e9@example.com',
    'ÜSER@MÜLLER.DE': 'üser@müller.de',
    'J\u030cx@example.com': '\u01f0x@example.com',
    'user@xn--mller-kva.XN--P1AI': 'user@xn--mller-kva.xn--p1ai',
    'संपर्क@उदाहरण.भारत': 'संपर्क@उदाहरण.भारत',
    'a@1.2.example': 'a@1.2.example',
  }
  for (const [text, email] of Object.entries(normalised))
    it(`${JSON.stringify(text)} is ${email}`, () => {
      expect(parseEmail(text)).to.deep.equal(ok(email))
    })

  const refused = {
    'a form that only looks like another': 'ada@\uff45\uff58ample.com',
    'a part that cannot be seen': 'ada\ufe0f@example.com',
    'a line break that would start a header': 'ada@example.com\r\nBcc: eve@example.com',
    'a line break within': 'ada@exam\nple.com',
    'a control character': 'a\u0000da@example.com',
    'a comma': 'ada,eve@example.com',
    'a second address': 'ada@example.com,eve@example.com',
    'a second address after a space': 'ada@example.com eve@example.com',
    'a second address after a semicolon': 'ada@example.com;eve@example.com',
    'two at signs': 'ada@eve@example.com',
    'a display name': 'Ada <ada@example.com>',
    'angle brackets': '<ada@example.com>',
    'a quoted local part': '"ada lovelace"@example.com',
    'a comment': 'ada(lovelace)@example.com',
    'a backslash': 'ada\\eve@example.com',
    'no local part': '@example.com',
    'no domain': 'ada@',
    'no at sign': 'ada.example.com',
    'a domain without a dot': 'ada@localhost',
    'an address of four numbers': 'ada@127.0.0.1',
    'an address in brackets': 'ada@[127.0.0.1]',
    'dots side by side': 'ada..lovelace@example.com',
    'a dot in front': '.ada@example.com',
    'a dot before the at sign': 'ada.@example.com',
    'an empty label': 'ada@example..com',
    'a trailing dot': 'ada@example.com.',
    'a label with a hyphen in front': 'ada@-example.com',
    'a label with a hyphen at the end': 'ada@example-.com',
    'a label with an underscore': 'ada@exam_ple.com',
    'a top label of one letter': 'ada@example.c',
    'an invisible character': 'ada\u200b@example.com',
    nothing: '',
  }
  for (const [what, text] of Object.entries(refused))
    it(`may not have ${what}`, () => {
      expect(parseEmail(text)).to.deep.equal(err({ type: 'InvalidEmail' }))
    })

  it('has at most 64 characters before the at sign, 63 in a label and 254 in all', () => {
    expect(parseEmail(`${local(64)}@example.com`).isOk()).to.be.true
    expect(parseEmail(`${local(65)}@example.com`).isOk()).to.be.false
    expect(parseEmail(`ada@${local(63)}.com`).isOk()).to.be.true
    expect(parseEmail(`ada@${local(64)}.com`).isOk()).to.be.false
    expect(addressOf(254)).to.have.length(254)
    expect(addressOf(254).indexOf('@')).to.be.at.most(64)
    expect(parseEmail(addressOf(254)).isOk()).to.be.true
    expect(parseEmail(` ${addressOf(254)} `).isOk()).to.be.true
    expect(parseEmail(addressOf(255)).isOk()).to.be.false
  })

  const character = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('a', 'A', 'J', 'H', 'T', '\u0130', '1', '.', '-', '@', '\u030c', '\u0331', '\u0308', '\u030a'),
  )
  const likeAnAddress = fc
    .tuple(fc.string({ unit: character }), fc.string({ unit: character }))
    .map(([before, after]) => `a${before}@b${after}.com`)

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(likeAnAddress, text => {
        expect(parseEmail(text).andThen(parseEmail)).to.deep.equal(parseEmail(text))
      }),
    )
  })

  it('never carries more than one mailbox, nor anything that could be read as a header', () => {
    fc.assert(
      fc.property(likeAnAddress, text => {
        const email = parseEmail(text).unwrapOr('a@b.com' as never)
        expect(email).to.match(/^[^@]+@[^@]+$/)
        expect(email).not.to.match(/[\s\p{C},;<>()"[\]\\:]/u)
      }),
    )
  })
})

describe('A password', () => {
  const policy: PasswordPolicy = { minLength: 8, isCommon: password => password === 'password1' }
  const tooShort = { type: 'TooShort', minLength: 8 }
  const tooLong = { type: 'TooLong', maxLength: 128 }
  const weak = (...faults: unknown[]) => err({ type: 'WeakPassword', faults })

  it('of any characters is taken exactly as it is', () => {
    for (const text of [
      '12345678',
      '        ',
      ' leading and trailing ',
      'Пароль-密码',
      'e\u0301clair-e\u0301clair',
      'a\nb\tc\0d8',
    ])
      expect(parsePassword(text, policy)).to.deep.equal(ok(text))
  })

  it('has at least the length asked for', () => {
    expect(parsePassword('', policy)).to.deep.equal(weak(tooShort))
    expect(parsePassword('1234567', policy)).to.deep.equal(weak(tooShort))
    expect(parsePassword('123456789012345', { ...policy, minLength: 15 }).isOk()).to.be.true
    expect(parsePassword('12345678901234', { ...policy, minLength: 15 })).to.deep.equal(
      weak({ ...tooShort, minLength: 15 }),
    )
  })

  it('has at most 128 characters', () => {
    expect(parsePassword('x'.repeat(128), policy).isOk()).to.be.true
    expect(parsePassword('x'.repeat(129), policy)).to.deep.equal(weak(tooLong))
  })

  it('is as long as it has Unicode characters, whatever they take to store', () => {
    expect(parsePassword('🔑'.repeat(7), policy)).to.deep.equal(weak(tooShort))
    expect(parsePassword('🔑'.repeat(8), policy).isOk()).to.be.true
    expect(parsePassword('🔑'.repeat(128), policy).isOk()).to.be.true
    expect(parsePassword('🔑'.repeat(129), policy)).to.deep.equal(weak(tooLong))
  })

  it('is not one that everybody tries first', () => {
    expect(parsePassword('password1', policy)).to.deep.equal(weak({ type: 'TooCommon' }))
    expect(parsePassword('Password1', policy).isOk()).to.be.true
  })

  it('is told all its faults at once', () => {
    expect(parsePassword('short', { minLength: 8, isCommon: () => true })).to.deep.equal(
      weak(tooShort, { type: 'TooCommon' }),
    )
  })
})
