import { errAsync, okAsync } from 'neverthrow'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { BackgroundTasks } from '../ports/driven/background-tasks.js'
import type { ForgotPassword } from '../ports/driving/forgot-password.js'
import { accountUnder } from '../steps/account-under.js'
import type { MailLink } from '../steps/mail-link.js'

type Dependencies = Readonly<{ accounts: AccountRepository; mailLink: MailLink; background: BackgroundTasks }>

export const forgotPassword =
  ({ accounts, mailLink, background }: Dependencies): ForgotPassword =>
  ({ email }) => {
    background.run('reset mail', () =>
      accountUnder(accounts, email)
        .andThen(account => (account.disabled ? okAsync(undefined) : mailLink.send(account, 'resetPassword')))
        // Addresses without an account are tried all the time: no trouble, and no line in a log.
        .orElse(error =>
          error.type === 'Unavailable' || error.type === 'OutcomeUnknown' ? errAsync(error) : okAsync(undefined),
        ),
    )
    return okAsync(undefined)
  }
