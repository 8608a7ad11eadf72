import { err, ResultAsync, type Result } from 'neverthrow'
import { unavailable, type Unavailable } from '../../../../application/errors.js'
import { coalescer, TooManyWaiting } from '../../../support/coalescer.js'

export type LaneSettings = Readonly<{
  /** How many may go together, and how many may wait. */
  together: number
  waiting: number
  /** How many full batches may be under way at once; 1 unless said. */
  abreast?: number
  /** Who has waited for longer when its turn comes is turned away, ms: behind a call that hangs nobody waits twice. */
  waitAtMost: number
  /** Monotonic, ms. */
  elapsed: () => number
  /** Told of each joint call, and how many went together. */
  onJoint?: (lane: string, size: number) => void
}>

/** `what` may be unavailable; `send` answers one result for each item, in their order. */
export type LaneOptions<Item, Value, Trouble> = Readonly<{
  name: string
  what: string
  send: (items: readonly Item[]) => Promise<readonly Result<Value, Trouble>[]>
  /** Instead of what is set for all. */
  abreast?: number
}>

/** Puts one item on its way, together with those that wait as well. Who is turned away was certainly not sent. */
export type Lane<Item, Value, Trouble> = (item: Item) => ResultAsync<Value, Trouble | Unavailable>

export const lane = <Item, Value, Trouble>(
  { name, what, send, abreast }: LaneOptions<Item, Value, Trouble>,
  settings: LaneSettings,
): Lane<Item, Value, Trouble> => {
  type Answer = Result<Value, Trouble | Unavailable>
  const { together, waiting, waitAtMost, elapsed, onJoint } = settings
  const turnedAway = (): Answer => err(unavailable(what))

  const join = coalescer<Readonly<{ item: Item; since: number }>, Answer>({
    limit: together,
    capacity: waiting,
    lanes: abreast ?? settings.abreast ?? 1,
    run: async batch => {
      const tooOld = elapsed() - waitAtMost
      const inTime = batch.filter(({ since }) => since >= tooOld)
      if (inTime.length > 0) onJoint?.(name, inTime.length)
      const answers = inTime.length > 0 ? await send(inTime.map(({ item }) => item)) : []
      const answerOf = new Map(inTime.map((waited, index) => [waited, answers[index]]))
      return batch.map(waited => answerOf.get(waited) ?? turnedAway())
    },
  })

  const wait = async (item: Item): Promise<Answer> => {
    try {
      return await join({ item, since: elapsed() })
    } catch (error) {
      if (error instanceof TooManyWaiting) return turnedAway()
      throw error
    }
  }

  return item => new ResultAsync(wait(item))
}
