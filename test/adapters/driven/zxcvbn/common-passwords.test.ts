import { expect } from 'chai'
import { commonPasswords } from '../../../../src/adapters/driven/zxcvbn/common-passwords.js'

describe('Passwords that everybody tries first', () => {
  it('are known', async () => {
    const isCommon = await commonPasswords()
    for (const password of ['password', '12345678', 'qwertyuiop', 'iloveyou', 'trustno1', 'password1', 'passw0rd'])
      expect(isCommon(password), password).to.be.true
  })

  it('are known in capitals too', async () => {
    const isCommon = await commonPasswords()
    expect(isCommon('PassWord1')).to.be.true
  })

  it('do not include what nobody else has', async () => {
    const isCommon = await commonPasswords()
    for (const password of ['', 'correct horse battery staple', 'Zm9v-7c1e-тайна', '__proto__', 'constructor'])
      expect(isCommon(password), password).to.be.false
  })
})
