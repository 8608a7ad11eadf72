import type { DisableAccountError } from '../../../application/ports/driving/disable-account.js'
import type { MakeAdministratorError } from '../../../application/ports/driving/make-administrator.js'
import type { ResendMailError } from '../../../application/ports/driving/resend-mail.js'
import type { InvalidOrderId } from '../../../domain/shared/ids.js'
import type { ConfigurationUnusable, KeptInMemory } from './configured.js'

/** Why a command was not done. */
export type CliTrouble =
  ResendMailError | MakeAdministratorError | DisableAccountError | InvalidOrderId | ConfigurationUnusable | KeptInMemory

type Texts = { readonly [Type in CliTrouble['type']]: (trouble: Extract<CliTrouble, { type: Type }>) => string }

const TEXTS: Texts = {
  AccountNotFound: () => 'there is no account under that address',
  ConfigurationUnusable: ({ problems }) =>
    `the configuration cannot be used:\n${problems.map(problem => `  ${problem}`).join('\n')}`,
  Forbidden: () => 'that is for administrators',
  InvalidEmail: () => 'that is no e-mail address',
  InvalidOrderId: () => 'that is no order id',
  KeptInMemory: ({ what, variable }) => `the ${what} is kept in memory, by each process for itself: set ${variable}`,
  MailLimitReached: ({ limit }) => `the mail of one order is sent again ${limit} times at most`,
  OrderNotFound: () => 'there is no order under that id',
  OrderUndecided: () => 'the order is not decided yet, and has no mail',
  OutcomeUnknown: ({ what }) => `${what}: it may have been done, or not; to say it again is harmless`,
  Unavailable: ({ what }) => `${what}: cannot be had now, and nothing has been done`,
}

/** In words, for people. */
export const troubleText = (trouble: CliTrouble): string => (TEXTS[trouble.type] as (of: CliTrouble) => string)(trouble)
