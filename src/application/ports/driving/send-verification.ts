import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { LinkMadeLately, OutcomeUnknown, Unauthenticated, Unavailable } from '../../errors.js'

export type SendVerificationCommand = Readonly<{ by: Actor }>
export type SendVerificationError = LinkMadeLately | Unauthenticated | Unavailable | OutcomeUnknown

/** Mails the asker a new link that verifies the address, once a minute at most; nothing, if it is verified already. */
export type SendVerification = (command: SendVerificationCommand) => ResultAsync<void, SendVerificationError>
