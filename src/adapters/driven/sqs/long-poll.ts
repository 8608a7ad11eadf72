import { ReceiveMessageCommand, type Message, type SQSClient } from '@aws-sdk/client-sqs'
import { ANSWER_WITHIN_MS, LONGEST_POLL_MS } from './sqs-clients.js'

/** `hiddenFor`: how long others do not see what is received, s; as long as the queue says if absent. */
export type LongPollOptions = Readonly<{
  polls: SQSClient
  queueUrl: string
  longestPoll?: number
  hiddenFor?: number
}>
export type LongPoll = (limit: number, waitMs: number, signal: AbortSignal) => Promise<readonly Message[]>

const SECOND = 1_000
const LONGEST_POLL = 5 * SECOND

/**
 * Receives up to `limit` messages, waiting up to `waitMs` for the first. A poll that is cut off while SQS holds it can
 * hide a message that comes just then until its visibility ends: so none is. A long wait is several polls, the signal
 * counts between them, and what the last one brings is the caller's to give back.
 */
export const longPoll =
  ({ polls, queueUrl, longestPoll = LONGEST_POLL, hiddenFor }: LongPollOptions): LongPoll =>
  async (limit, waitMs, signal) => {
    const until = performance.now() + waitMs
    while (!signal.aborted) {
      const left = Math.max(0, until - performance.now())
      const seconds = Math.ceil(Math.min(left, longestPoll, LONGEST_POLL_MS) / SECOND)
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
      if (Messages.length > 0 || until <= performance.now()) return Messages
    }
    return []
  }

export const receivesOf = ({ Attributes }: Message): number => Number(Attributes?.ApproximateReceiveCount ?? 1)
