import { expect } from 'chai'
import { maySee } from '../../../src/domain/account/account.js'
import { aCustomer, anAdmin } from '../../support/builders.js'

describe('What belongs to somebody', () => {
  const [ada, bob, admin] = [aCustomer(), aCustomer(), anAdmin()]

  it('is for its owner', () => {
    expect(maySee(ada, ada.userId)).to.be.true
  })

  it('is for an administrator', () => {
    expect(maySee(admin, ada.userId)).to.be.true
  })

  it('is for no other customer', () => {
    expect(maySee(bob, ada.userId)).to.be.false
  })
})
