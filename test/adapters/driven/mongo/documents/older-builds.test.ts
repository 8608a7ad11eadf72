import { expect } from 'chai'
import {
  accountFormat,
  accountIn,
  documentOfAccount,
} from '../../../../../src/adapters/driven/mongo/documents/account-document.js'
import {
  documentOfSession,
  sessionFormat,
  sessionIn,
} from '../../../../../src/adapters/driven/mongo/documents/session-document.js'
import { documentReader } from '../../../../../src/adapters/driven/mongo/documents/versioned.js'
import { UNKNOWN_DEVICE } from '../../../../../src/domain/account/device.js'
import { aSession, anAccount } from '../../../../support/builders.js'

const notTold = () => expect.fail('what an older build has written is read')

describe('accounts and sessions, while builds of two versions run', () => {
  it('are of the version that the older one reads: what it does not know it passes over', () => {
    for (const document of [documentOfAccount(anAccount()), documentOfSession(aSession())])
      expect(document.schemaVersion).to.equal(1)
  })

  it('that the older one has made have an address that nobody verified, and an unknown device', () => {
    const { emailVerified: _unasked, ...account } = documentOfAccount(anAccount({ emailVerified: true }))
    expect(documentReader(accountFormat, notTold)(account).map(accountIn)._unsafeUnwrap()).to.include({
      emailVerified: false,
    })
    const { device: _unsaid, ...session } = documentOfSession(aSession())
    expect(documentReader(sessionFormat, notTold)(session).map(sessionIn)._unsafeUnwrap()).to.include({
      device: UNKNOWN_DEVICE,
    })
  })
})
