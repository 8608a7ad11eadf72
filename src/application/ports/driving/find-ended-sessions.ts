import type { ResultAsync } from 'neverthrow'
import type { SessionId } from '../../../domain/shared/ids.js'
import type { Unavailable } from '../../errors.js'

/** Those of these sessions that have been ended, whoever did and by whatever process: nobody may wait under them any longer. */
export type FindEndedSessions = (ids: readonly SessionId[]) => ResultAsync<readonly SessionId[], Unavailable>
