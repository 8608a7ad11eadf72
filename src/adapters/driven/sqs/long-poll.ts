import { ReceiveMessageCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs'
import { pause } from '../../support/pause.js'
import { ANSWER_WITHIN_MS, LONGEST_POLL_MS } from './sqs-clients.js'

/** `hiddenFor`: how long others do not see what is received, s; as long as the queue says if absent. */
export type LongPollOptions = Readonly<{
  polls: Pick<SQSClient, 'send'>
  queueUrl: string
  longestPoll?: number
  hiddenFor?: number
}>
export type LongPoll = (limit: number, waitMs: number, signal: AbortSignal) => Promise<readonly Message[]>

const SECOND = 1_000
const LONGEST_POLL = 5 * SECOND
/** A poll that was to wait a second or more, and brings nothing so soon, was not held, ms. */
const UNHELD_WITHIN = SECOND / 2
/** So many in a row are borne; then the endpoint holds none, and to ask it again at once is to ask it all the time. */
const MOST_UNHELD = 3
/** A message that comes meanwhile waits no longer than this, ms. */
const BETWEEN_UNHELD = SECOND

/**
 * Receives up to `limit` messages, waiting up to `waitMs` for the first. A poll that is cut off while SQS holds it can
 * hide a message that comes just then until its visibility ends: so none is. A long wait is several polls, the signal
 * counts between them, and what the last one brings is the caller's to give back.
 */
export const longPoll = ({ polls, queueUrl, longestPoll = LONGEST_POLL, hiddenFor }: LongPollOptions): LongPoll => {
  let unheld = 0
  return async (limit, waitMs, signal) => {
    const until = performance.now() + waitMs
    while (!signal.aborted) {
      const begun = performance.now()
      const seconds = Math.ceil(Math.min(Math.max(0, until - begun), longestPoll, LONGEST_POLL_MS) / SECOND)
      const { Messages = [] } = await polls.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: limit,
          WaitTimeSeconds: seconds,
          ...(hiddenFor === undefined ? {} : { VisibilityTimeout: hiddenFor }),
          MessageSystemAttributeNames: ['ApproximateReceiveCount', 'SentTimestamp'],
          MessageAttributeNames: ['All'],
        }),
        { requestTimeout: seconds * SECOND + ANSWER_WITHIN_MS },
      )
      const now = performance.now()
      unheld = Messages.length === 0 && seconds > 0 && now - begun < UNHELD_WITHIN ? unheld + 1 : 0
      if (Messages.length > 0 || until <= now) return Messages
      if (unheld >= MOST_UNHELD) await pause(Math.min(BETWEEN_UNHELD, until - now), signal)
    }
    return []
  }
}

export const receivesOf = ({ Attributes }: Message): number => Number(Attributes?.ApproximateReceiveCount ?? 1)
