import { err, ok, safeTry } from 'neverthrow'
import { BETWEEN_LINKS } from '../../domain/account/account-link.js'
import { unauthenticated } from '../errors.js'
import type { AccountRepository } from '../ports/driven/account-repository.js'
import type { BackgroundTasks } from '../ports/driven/background-tasks.js'
import type { SendVerification, SendVerificationError } from '../ports/driving/send-verification.js'
import type { MailLink } from '../steps/mail-link.js'

type Dependencies = Readonly<{ accounts: AccountRepository; mailLink: MailLink; background: BackgroundTasks }>

export const sendVerification =
  ({ accounts, mailLink, background }: Dependencies): SendVerification =>
  ({ by }) =>
    safeTry<void, SendVerificationError>(async function* () {
      const account = yield* accounts.byId(by.userId)
      if (!account) return err(unauthenticated)
      if (account.emailVerified) return ok(undefined)
      const token = yield* mailLink.make(account, 'verifyEmail')
      if (token === undefined) return err({ type: 'LinkMadeLately' as const, retryAfterMs: BETWEEN_LINKS })
      background.run('verification mail', () => mailLink.post(account, 'verifyEmail', token))
      return ok(undefined)
    })
