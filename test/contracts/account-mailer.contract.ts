import { expect } from 'chai'
import { accountMailWriter } from '../../src/adapters/support/account-mail.js'
import type { WrittenMail } from '../../src/adapters/support/written-mail.js'
import type { AccountLetter, AccountMailer } from '../../src/application/ports/driven/account-mailer.js'
import type { LinkToken } from '../../src/domain/account/account-link.js'
import { email } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import type { SentMail } from './mailer.contract.js'

/** The mailer, and all that it sent, in any order. */
export type AccountMailerUnderTest = Readonly<{ mailer: AccountMailer; sent: () => Promise<readonly SentMail[]> }>

const render = accountMailWriter('https://shop.example.com')

export const accountMailerContract = (
  open: (render: (letter: AccountLetter) => WrittenMail) => Promise<AccountMailerUnderTest>,
): void => {
  it('sends each letter once, as it was written, to its address, under an id of its own', async () => {
    const { mailer, sent } = await open(render)
    const letters = (['verifyEmail', 'resetPassword'] as const).map(purpose => ({
      to: email(`${purpose.toLowerCase()}@example.com`),
      purpose,
      token: `token-for-${purpose}` as LinkToken,
    }))
    const [first, second] = [await valueOf(mailer.send(letters[0]!)), await valueOf(mailer.send(letters[1]!))]
    const mails = await sent()
    expect(mails).to.have.length(2)
    expect(mails.find(mail => mail.messageId === first)).to.deep.include({ to: letters[0]!.to, ...render(letters[0]!) })
    expect(mails.find(mail => mail.messageId === second)).to.deep.include({
      to: letters[1]!.to,
      ...render(letters[1]!),
    })
  })
}
