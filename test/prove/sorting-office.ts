import type { Chance } from '../chaos/chance.js'
import { standBetween } from '../chaos/stand-between.js'

/** Stands between the processes and SQS: some messages it sends twice, and some later, so that others overtake them. */
export type SortingOffice = Readonly<{
  address: string
  port: number
  sentTwice: () => number
  sentLater: () => number
  /** From now on everything goes on as it comes. */
  rest: () => void
  close: () => void
}>

type Entry = Readonly<{ Id?: string; MessageBody: string; DelaySeconds?: number }>
type Sent = Entry & Readonly<{ QueueUrl: string; Entries?: readonly Entry[] }>

const TWICE = 0.3
const LATER = 0.2
const LATEST_SECONDS = 4
/** An AWS limit of one call. */
const MOST_ENTRIES = 10

/** What is sent by one call of SendMessageBatch: delayed by SQS itself, a copy being one more entry, for which there must be room. */
export const openSortingOffice = async (sqs: string, chance: Chance): Promise<SortingOffice> => {
  let [twice, later, resting] = [0, 0, false]
  const seconds = () => chance.whole(1, LATEST_SECONDS)

  const delayed = (entry: Entry): Entry => {
    if (!chance.happens(LATER)) return entry
    later += 1
    return { ...entry, DelaySeconds: seconds() }
  }
  const sorted = (entries: readonly Entry[]): readonly Entry[] => {
    const sorting = entries.map(delayed)
    for (const entry of entries) {
      if (!chance.happens(TWICE) || sorting.length >= MOST_ENTRIES) continue
      twice += 1
      sorting.push({ ...entry, Id: `${entry.Id ?? ''}-again`, DelaySeconds: chance.whole(0, LATEST_SECONDS) })
    }
    return sorting
  }

  const { address, port, close } = await standBetween({
    server: sqs,
    givesUp: true,
    instead: ({ body }) => {
      if (resting || !body.includes('"MessageBody"')) return body
      const sent = JSON.parse(body) as Sent
      return JSON.stringify(sent.Entries ? { ...sent, Entries: sorted(sent.Entries) } : delayed(sent))
    },
  })
  return {
    ...{ address, port, close },
    sentTwice: () => twice,
    sentLater: () => later,
    rest: () => void (resting = true),
  }
}
