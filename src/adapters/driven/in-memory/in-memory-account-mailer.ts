import { okAsync } from 'neverthrow'
import type { AccountLetter, AccountMailer } from '../../../application/ports/driven/account-mailer.js'
import type { WrittenMail } from '../../support/written-mail.js'
import type { Mailbox } from './in-memory-mailbox.js'

type Options = Readonly<{ mailbox: Mailbox; render: (letter: AccountLetter) => WrittenMail }>

export const inMemoryAccountMailer = ({ mailbox, render }: Options): AccountMailer => ({
  send: letter => okAsync(mailbox.put({ to: letter.to, ...render(letter) })),
})
