import { ContainerModule } from 'inversify'
import { mailLink } from '../../application/steps/mail-link.js'
import { forgotPassword } from '../../application/use-cases/forgot-password.js'
import { resetPassword } from '../../application/use-cases/reset-password.js'
import { sendVerification } from '../../application/use-cases/send-verification.js'
import { verifyEmail } from '../../application/use-cases/verify-email.js'
import { provider } from '../provide.js'
import { T } from '../tokens.js'

/** What is done by links that are mailed to accounts. */
export const linksModule = new ContainerModule(({ bind }) => {
  const provide = provider(bind)
  const { accounts, accountLinks, accountMailer, linkTokens, sessions, hasher, passwordPolicy, clock, telemetry } = T
  const [linking, background] = [T.mailLink, T.background]

  provide(T.mailLink, mailLink, { accountLinks, linkTokens, accountMailer, clock, telemetry })
  provide(T.sendVerification, sendVerification, { accounts, mailLink: linking, background })
  provide(T.verifyEmail, verifyEmail, { accountLinks, linkTokens, clock, telemetry })
  provide(T.forgotPassword, forgotPassword, { accounts, mailLink: linking, background })
  provide(T.resetPassword, resetPassword, {
    accountLinks,
    linkTokens,
    sessions,
    hasher,
    clock,
    passwordPolicy,
    telemetry,
  })
})
