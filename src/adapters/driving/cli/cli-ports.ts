import type { DisableAccount } from '../../../application/ports/driving/disable-account.js'
import type { EnableAccount } from '../../../application/ports/driving/enable-account.js'
import type { ListDeadLetters } from '../../../application/ports/driving/list-dead-letters.js'
import type { ListDeadMails } from '../../../application/ports/driving/list-dead-mails.js'
import type { MakeAdministrator } from '../../../application/ports/driving/make-administrator.js'
import type { RedriveDeadLetters } from '../../../application/ports/driving/redrive-dead-letters.js'
import type { ResendMail } from '../../../application/ports/driving/resend-mail.js'

/** What the command line asks of the service. */
export type CliPorts = Readonly<{
  listDeadLetters: ListDeadLetters
  redriveDeadLetters: RedriveDeadLetters
  listDeadMails: ListDeadMails
  resendMail: ResendMail
  makeAdministrator: MakeAdministrator
  disableAccount: DisableAccount
  enableAccount: EnableAccount
}>
