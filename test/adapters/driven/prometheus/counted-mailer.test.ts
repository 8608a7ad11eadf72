import { expect } from 'chai'
import { errAsync, okAsync } from 'neverthrow'
import { inMemoryMailbox } from '../../../../src/adapters/driven/in-memory/in-memory-mailbox.js'
import { inMemoryMailer } from '../../../../src/adapters/driven/in-memory/in-memory-mailer.js'
import { countedMailer } from '../../../../src/adapters/driven/prometheus/counted-mailer.js'
import { outcomeUnknown } from '../../../../src/application/errors.js'
import type { Mailer } from '../../../../src/application/ports/driven/mailer.js'
import { mailerContract } from '../../../contracts/mailer.contract.js'
import { anOrder } from '../../../support/builders.js'
import { steppedClock } from '../../../support/stepped-clock.js'

describe('A mailer whose attempts are counted', () => {
  mailerContract(async render => {
    const mailbox = inMemoryMailbox(steppedClock())
    const mailer = inMemoryMailer({ render, mailbox })
    return { mailer: countedMailer(mailer, () => undefined), sent: async () => mailbox.mails() }
  })

  const results: Record<string, ReturnType<Mailer['send']>> = {
    Sent: okAsync('m-1'),
    MailNotSent: errAsync({ type: 'MailNotSent' }),
    MailRejected: errAsync({ type: 'MailRejected', reason: 'no such address' }),
    OutcomeUnknown: errAsync(outcomeUnknown('the mailer')),
  }
  for (const [name, result] of Object.entries(results))
    it(`tells of ${name}, and passes it on`, async () => {
      const told: string[] = []
      const mailer = countedMailer({ sendTimeout: 100, send: () => result }, attempt => void told.push(attempt))
      expect(await mailer.send(anOrder())).to.deep.equal(await result)
      expect(told).to.deep.equal([name])
      expect(mailer.sendTimeout).to.equal(100)
    })
})
