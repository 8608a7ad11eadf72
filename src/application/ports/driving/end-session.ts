import type { ResultAsync } from 'neverthrow'
import type { Principal } from '../../../domain/account/session.js'
import type { SessionId } from '../../../domain/shared/ids.js'
import type { OutcomeUnknown, SessionNotFound, Unavailable } from '../../errors.js'

export type EndSessionCommand = Readonly<{ by: Principal; sessionId: SessionId }>
export type EndSessionError = SessionNotFound | Unavailable | OutcomeUnknown

/** Ends one of the asker's own sessions, its access tokens with it. Another's is answered like one that does not exist. */
export type EndSession = (command: EndSessionCommand) => ResultAsync<void, EndSessionError>
