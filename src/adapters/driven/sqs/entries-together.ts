import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs'
import { awsFailure } from '../../support/aws-failure.js'
import { coalescer, type Coalescer } from '../../support/coalescer.js'

type Answers = Readonly<{
  Successful?: readonly Readonly<{ Id?: string | undefined }>[] | undefined
  Failed?: readonly BatchResultErrorEntry[] | undefined
}>
/** What became of one entry of a batch. `refused`: by our fault, not the queue's. */
export type EntryAnswer =
  | Readonly<{ type: 'Done' }>
  | Readonly<{ type: 'Failed'; refused: boolean; reason: string }>
  | Readonly<{ type: 'Unmentioned' }>
export type EntriesTogetherOptions<Entry> = Readonly<{
  /** One attempt. To do it twice must be harmless. */
  send: (entries: (Entry & Readonly<{ Id: string }>)[]) => Promise<Answers>
  /** How long fewer than go in one call wait for more, ms. */
  patience?: number
  capacity?: number
}>

/** The most that SQS takes in one call. */
const LIMIT = 10
const LANES = 4

/**
 * Sends what waits in one call, and answers each by what SQS says of it: a batch that succeeds may hold entries that
 * did not.
 */
export const entriesTogether = <Entry extends object>({
  send,
  ...bounds
}: EntriesTogetherOptions<Entry>): Coalescer<Entry, EntryAnswer> =>
  coalescer<Entry, EntryAnswer>({
    ...bounds,
    limit: LIMIT,
    lanes: LANES,
    run: async entries => {
      const numbered = entries.map((entry, index) => ({ ...entry, Id: String(index) }))
      const { Successful = [], Failed = [] } = await triedAgain(() => send(numbered))
      const answers = new Map<string | undefined, EntryAnswer>([
        ...Successful.map(({ Id }) => [Id, { type: 'Done' }] as const),
        ...Failed.map(({ Id, Code, Message, SenderFault }) => {
          const reason = [Code, Message].filter(Boolean).join(': ')
          return [Id, { type: 'Failed', refused: SenderFault === true, reason }] as const
        }),
      ])
      return entries.map((_, index) => answers.get(String(index)) ?? { type: 'Unmentioned' })
    },
  })

/**
 * Tries what may have been done once more, for doing it twice is harmless; if that fails too, it may still have been
 * done.
 */
const triedAgain = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call()
  } catch (error) {
    if (awsFailure(error).type !== 'Unknown') throw error
    return await call().catch(() => {
      throw error
    })
  }
}

/** Rejects unless the entry was done. */
export const expectDone = (answer: EntryAnswer): void => {
  if (answer.type === 'Failed') throw new Error(answer.reason)
  if (answer.type === 'Unmentioned') throw new Error('the queue does not say what became of it')
}
