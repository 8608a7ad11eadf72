import type { ResultAsync } from 'neverthrow'
import type { Principal, Session } from '../../../domain/account/session.js'
import type { Unavailable } from '../../errors.js'

export type ListSessionsQuery = Readonly<{ by: Principal }>

/** The asker's own live sessions, most recently used first. */
export type ListSessions = (query: ListSessionsQuery) => ResultAsync<readonly Session[], Unavailable>
