import type { BackgroundTasks } from '../ports/driven/background-tasks.js'
import type { RegisterAccount } from '../ports/driving/register-account.js'
import type { MailLink } from '../steps/mail-link.js'
import type { OpenAccount } from '../steps/open-account.js'

type Dependencies = Readonly<{ openAccount: OpenAccount; mailLink: MailLink; background: BackgroundTasks }>

export const registerAccount =
  ({ openAccount, mailLink, background }: Dependencies): RegisterAccount =>
  command =>
    openAccount(command, 'customer').andTee(account =>
      background.run('verification mail', () => mailLink.send(account, 'verifyEmail')),
    )
