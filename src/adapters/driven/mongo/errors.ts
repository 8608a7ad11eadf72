import {
  MongoError,
  MongoInvalidArgumentError,
  MongoServerError,
  MongoServerSelectionError,
  MongoWriteConcernError,
} from 'mongodb'

/**
 * What is known of a write that ended in an error. `NotDone`: it was never sent. `Refused`: the server did not do it, and
 * would not if it were sent again. `Unknown`: it was sent, or may have been, and nobody knows what came of it.
 */
export type Failure = Readonly<{ type: 'NotDone' | 'Unknown' }> | Readonly<{ type: 'Refused'; code: number }>

export const DUPLICATE_KEY = 11_000

/** Codes by which the server says that it did not begin. Any other may come when part of the command has been done. */
const REFUSALS: ReadonlySet<unknown> = new Set([
  2, // BadValue
  9, // FailedToParse
  13, // Unauthorized
  14, // TypeMismatch
  18, // AuthenticationFailed
  59, // CommandNotFound
  72, // InvalidOptions
  121, // DocumentValidationFailure
  DUPLICATE_KEY,
])
/** Errors that the driver does not export, by name: no connection was had. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'MongoWaitQueueTimeoutError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
])
/** Labels of errors that struck while a connection was made. */
const WHILE_CONNECTING = ['HandshakeError', 'SystemOverloadedError'] as const

/** Codes of Node's own errors that the driver lets through when a connection ends just as it is written to. */
const CONNECTION_ENDED: ReadonlySet<unknown> = new Set([
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_DESTROYED',
  'ERR_STREAM_WRITE_AFTER_END',
])

/** Throws what is no failure of the database but a bug of ours. */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof Error && 'code' in error && CONNECTION_ENDED.has(error.code)) return { type: 'Unknown' }
  if (!(error instanceof MongoError) || error instanceof MongoInvalidArgumentError) throw error
  if (wasNeverSent(error)) return { type: 'NotDone' }
  // Done, but not everywhere: it may yet be rolled back. Its code says why, and nothing of the write.
  if (error instanceof MongoWriteConcernError) return { type: 'Unknown' }
  return error instanceof MongoServerError ? failureOfCode(error.code) : { type: 'Unknown' }
}

/** The same of one write among several, by the code that the server gave for it. */
export const failureOfCode = (code: unknown): Failure =>
  typeof code === 'number' && REFUSALS.has(code) ? { type: 'Refused', code } : { type: 'Unknown' }

const wasNeverSent = (error: MongoError): boolean =>
  error instanceof MongoServerSelectionError ||
  NEVER_SENT.has(error.name) ||
  WHILE_CONNECTING.some(label => error.hasErrorLabel(label))
