import { SQSClient } from '@aws-sdk/client-sqs'
import { awsClientSettings, type AwsAccess } from '../../support/aws-client.js'
import { sparingMiddleware } from '../../support/sparing-middleware.js'
import { awsWatch, type AwsWatch } from '../../support/aws-watch.js'

export type SqsClients = Pick<AwsWatch, 'answers'> &
  Readonly<{
    /** For what is answered at once. */
    calls: SQSClient
    /** For long polls, which have connections of their own, so that they never keep a call waiting. */
    polls: SQSClient
    destroy: () => void
  }>

/** How long SQS may take to answer, ms; a long poll as much longer as it waits, at most `LONGEST_POLL_MS`. */
export const ANSWER_WITHIN_MS = 3_000
export const LONGEST_POLL_MS = 20_000

/** Two clients, for each process one of each. */
export const sqsClients = (access: AwsAccess, answerWithin = ANSWER_WITHIN_MS): SqsClients => {
  const watch = awsWatch()
  const client = (timeout: number) =>
    watch.over(
      sparingMiddleware(
        new SQSClient({
          ...awsClientSettings(access, timeout),
          // The endpoint is the configuration's alone: the SDK would otherwise take it from the queue's URL.
          useQueueUrlAsEndpoint: false,
          // TLS sees to it that a message arrives as it was sent.
          md5: false,
        }),
      ),
    )
  const calls = client(answerWithin)
  const polls = client(LONGEST_POLL_MS + answerWithin)

  return {
    calls,
    polls,
    answers: watch.answers,
    destroy: () => {
      calls.destroy()
      polls.destroy()
    },
  }
}
