import type { Db, Document, FindOneAndUpdateOptions, FindOptions } from 'mongodb'
import { ResultAsync, err, ok, type Result } from 'neverthrow'
import { outcomeUnknown, unavailable, type OutcomeUnknown, type Unavailable } from '../../../application/errors.js'
import { LATE, within } from '../../support/deadline.js'
import type { Logger } from '../../support/logger.js'
import { DUPLICATE_KEY, failureOf, failureOfCode, type Failure } from './errors.js'

export type CollectionName = 'orders' | 'stock' | 'adjustments' | 'imports' | 'accounts' | 'sessions' | 'deadLetters'
export type Stored = Document & Readonly<{ _id: string }>
export type WriteTrouble = Unavailable | OutcomeUnknown
/** It would have made a second document under one key. */
export type Duplicate = Readonly<{ type: 'Duplicate' }>
export type Insertion = Result<'Inserted' | 'Duplicate', WriteTrouble>
/** The filter and the change of an update of one document. */
export type Statement = Readonly<{ q: Document; u: Document | readonly Document[] }>
/** How many documents the statements matched together, and which of the statements had an error. */
export type Updated = Readonly<{ matched: number; failed: ReadonlySet<number> }>

type Reply = Readonly<{ n: number; writeErrors?: readonly Readonly<{ index: number; code: number }>[] }>
/** A stored document that this build cannot read, and why. */
export type Unreadable = Readonly<{ what: CollectionName; id: unknown; schemaVersion: unknown; problem: string }>

type Settings = Readonly<{
  db: Db
  callWithin: number
  logger: Logger
  onUnreadable?: (what: CollectionName) => void
}>

export type MongoCalls = ReturnType<typeof mongoCalls>

/** All that is ever asked of MongoDB: every call has a deadline, its errors are told apart, its result is read. */
export const mongoCalls = ({ db, callWithin, logger, onUnreadable }: Settings) => {
  const writeConcern = { w: 'majority', j: true, wtimeout: callWithin }

  const tell = (what: string, failure: Failure, error: unknown) =>
    failure.type === 'Refused'
      ? logger.error({ what, err: error }, 'MongoDB refuses')
      : logger.debug({ what, failure: failure.type, err: error }, 'MongoDB call failed')

  const attempt = async <T>(what: string, call: () => Promise<T>, limit = callWithin): Promise<Result<T, Failure>> => {
    try {
      const answer = await within(Math.min(limit, callWithin), call())
      return answer === LATE ? err({ type: 'Unknown' }) : ok(answer)
    } catch (error) {
      const failure = failureOf(error)
      if (!isDuplicate(failure)) tell(what, failure, error)
      return err(failure)
    }
  }

  const read = <T>(what: CollectionName, call: () => Promise<T>, limit?: number): ResultAsync<T, Unavailable> =>
    new ResultAsync(attempt(what, call, limit)).mapErr(() => unavailable(what))

  // As plain commands: the driver's bulk writes do not tell what ended them, nor what had been done by then.
  const write = async (
    what: CollectionName,
    command: Document,
    limit?: number,
  ): Promise<Result<Required<Reply>, WriteTrouble>> => {
    const reply = await attempt(what, () => db.command({ ...command, ordered: false, writeConcern }), limit)
    if (reply.isErr()) return err(troubleOf(what, reply.error))
    const { n, writeErrors = [] } = reply.value as Reply
    const unexpected = writeErrors.find(({ code }) => code !== DUPLICATE_KEY)
    if (unexpected) tell(what, failureOfCode(unexpected.code), unexpected)
    return ok({ n, writeErrors })
  }

  return {
    /** Tells operators which document it is: the answer does not, for it may be to anybody. */
    unreadable: (unreadable: Unreadable): void => {
      logger.error(unreadable, 'stored document cannot be read')
      onUnreadable?.(unreadable.what)
    },

    /** `limit`: a deadline earlier than that of every call, ms. */
    find: (
      what: CollectionName,
      filter: Document,
      options: FindOptions = {},
      limit?: number,
    ): ResultAsync<Stored[], Unavailable> =>
      read(what, () => db.collection<Stored>(what).find(filter, options).toArray() as Promise<Stored[]>, limit),

    /** What stands under an id as it is, also where this primary is behind (ADR 0023). Waits for a majority. */
    findSurely: (what: CollectionName, id: string): ResultAsync<Stored | null, Unavailable> =>
      read(what, () =>
        db.collection<Stored>(what).findOne({ _id: id }, { readConcern: 'linearizable', maxTimeMS: callWithin }),
      ),

    aggregate: (what: CollectionName, pipeline: Document[], hint: string): ResultAsync<Document[], Unavailable> =>
      read(what, () => db.collection(what).aggregate(pipeline, { hint }).toArray()),

    /** Changes one document, and answers it as it is then; `existed` is false if this has made it. */
    modify: (
      what: CollectionName,
      { q, u }: Statement,
      options: Pick<FindOneAndUpdateOptions, 'upsert' | 'projection'>,
    ): ResultAsync<Readonly<{ document: Document | undefined; existed: boolean }>, Duplicate | WriteTrouble> =>
      new ResultAsync(
        attempt(what, () =>
          db.collection(what).findOneAndUpdate(q, u as Document, {
            ...options,
            returnDocument: 'after',
            includeResultMetadata: true,
          }),
        ),
      )
        .map(({ value, lastErrorObject }) => ({
          document: value ?? undefined,
          existed: lastErrorObject?.['updatedExisting'] === true,
        }))
        .mapErr(failure => (isDuplicate(failure) ? { type: 'Duplicate' } : troubleOf(what, failure))),

    /** Inserts each document by itself; answers for each, in their order, what came of it. */
    insert: async (what: CollectionName, documents: readonly Document[]): Promise<readonly Insertion[]> => {
      const reply = await write(what, { insert: what, documents })
      if (reply.isErr()) return documents.map(() => err(reply.error))
      const codes = new Map(reply.value.writeErrors.map(({ index, code }) => [index, code]))
      return documents.map((_, index): Insertion => {
        const code = codes.get(index)
        if (code === undefined) return ok('Inserted')
        return code === DUPLICATE_KEY ? ok('Duplicate') : err(troubleOf(what, failureOfCode(code)))
      })
    },

    /** Carries out one statement; answers whether it matched. That the server failed it is trouble, and never a mere miss. */
    change: (what: CollectionName, statement: Statement): ResultAsync<boolean, WriteTrouble> =>
      new ResultAsync(write(what, { update: what, updates: [statement] })).andThen(({ n, writeErrors: [failed] }) =>
        failed ? err(troubleOf(what, failureOfCode(failed.code))) : ok(n === 1),
      ),

    /** Carries out each statement by itself; `limit` as with `find`. */
    update: (
      what: CollectionName,
      statements: readonly Statement[],
      limit?: number,
    ): ResultAsync<Updated, WriteTrouble> =>
      new ResultAsync(write(what, { update: what, updates: statements }, limit)).map(({ n, writeErrors }) => ({
        matched: n,
        failed: new Set(writeErrors.map(({ index }) => index)),
      })),
  }
}

const isDuplicate = (failure: Failure): boolean => failure.type === 'Refused' && failure.code === DUPLICATE_KEY

const troubleOf = (what: string, failure: Failure): WriteTrouble =>
  failure.type === 'Unknown' ? outcomeUnknown(what) : unavailable(what)
