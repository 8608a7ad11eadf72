import { inMemoryAccountMailer } from '../../../../src/adapters/driven/in-memory/in-memory-account-mailer.js'
import { inMemoryMailbox } from '../../../../src/adapters/driven/in-memory/in-memory-mailbox.js'
import { accountMailerContract } from '../../../contracts/account-mailer.contract.js'
import { steppedClock } from '../../../support/stepped-clock.js'

describe('InMemoryAccountMailer', () => {
  accountMailerContract(async render => {
    const mailbox = inMemoryMailbox(steppedClock())
    return { mailer: inMemoryAccountMailer({ mailbox, render }), sent: async () => mailbox.mails() }
  })
})
