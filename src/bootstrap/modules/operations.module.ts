import { ContainerModule } from 'inversify'
import { disableAccount } from '../../application/use-cases/disable-account.js'
import { enableAccount } from '../../application/use-cases/enable-account.js'
import { keepDeadLetter } from '../../application/use-cases/keep-dead-letter.js'
import { listDeadLetters } from '../../application/use-cases/list-dead-letters.js'
import { listDeadMails } from '../../application/use-cases/list-dead-mails.js'
import { makeAdministrator } from '../../application/use-cases/make-administrator.js'
import { redriveDeadLetters } from '../../application/use-cases/redrive-dead-letters.js'
import { resendMail } from '../../application/use-cases/resend-mail.js'
import { provider } from '../provide.js'
import { T } from '../tokens.js'

/** What operators may ask for: who gets here has a shell on the machine, and is asked nothing more. */
export const operationsModule = new ContainerModule(({ bind }) => {
  const provide = provider(bind)
  const { accounts, deadLetters, deadMails, clock, telemetry } = T

  provide(T.keepDeadLetter, keepDeadLetter, { deadLetters })
  provide(T.listDeadLetters, listDeadLetters, { deadLetters })
  provide(T.redriveDeadLetters, redriveDeadLetters, { deadLetters })
  provide(T.listDeadMails, listDeadMails, { deadMails })
  provide(T.resendMail, resendMail, { deadMails, clock })
  provide(T.makeAdministrator, makeAdministrator, { accounts, telemetry })
  provide(T.disableAccount, disableAccount, { accounts, shutOut: T.shutOut })
  provide(T.enableAccount, enableAccount, { accounts, shutOut: T.shutOut })
})
