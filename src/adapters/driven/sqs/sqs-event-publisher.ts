import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { err, ok, okAsync, ResultAsync, type Result } from 'neverthrow'
import { outcomeUnknown, unavailable, type OutcomeUnknown, type Unavailable } from '../../../application/errors.js'
import type { EventPublisher } from '../../../application/ports/driven/event-publisher.js'
import { awsFailure } from '../../support/aws-failure.js'
import { TooManyWaiting } from '../../support/coalescer.js'
import { encodeEvent } from '../../wire/order-message.js'
import { entriesTogether, type EntryAnswer } from './entries-together.js'

/** `outcomes`: the queue that other systems are told by, if there is one. */
export type SqsEventPublisherOptions = Readonly<{
  sqs: SQSClient
  queueUrls: Readonly<{ work: string; outcomes?: string }>
}>
type Published = Result<void, Unavailable | OutcomeUnknown>

/** How many messages may wait for one queue; beyond that it is not keeping up, and the outbox is the better place. */
const CAPACITY = 10_000

/** Publishes each event to its queue; those that wait go together, and each is told what became of itself. */
export const sqsEventPublisher = ({ sqs, queueUrls: { work, outcomes } }: SqsEventPublisherOptions): EventPublisher => {
  const toWork = sender(sqs, work)
  const toOthers = outcomes === undefined ? undefined : sender(sqs, outcomes)
  return {
    announcesOutcomes: toOthers !== undefined,
    publish: event => {
      const send = event.type === 'OrderPlaced' ? toWork : toOthers
      return send ? send(encodeEvent(event)) : okAsync(undefined)
    },
  }
}

/** Puts a message into the queue; of many that wait it sends up to ten in one call. */
export const sender = (
  sqs: SQSClient,
  QueueUrl: string,
): ((body: string) => ResultAsync<void, Unavailable | OutcomeUnknown>) => {
  const join = entriesTogether<Readonly<{ MessageBody: string }>>({
    send: Entries => sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries })),
    capacity: CAPACITY,
  })
  return body => new ResultAsync(join({ MessageBody: body }).then(publishedBy, notPublishedBy))
}

const WHAT = 'the queue'

const publishedBy = (answer: EntryAnswer): Published => {
  if (answer.type === 'Done') return ok(undefined)
  return err(answer.type === 'Failed' && answer.refused ? unavailable(WHAT) : outcomeUnknown(WHAT))
}

const notPublishedBy = (error: unknown): Published => {
  if (error instanceof TooManyWaiting) return err(unavailable(WHAT))
  return err(awsFailure(error).type === 'Unknown' ? outcomeUnknown(WHAT) : unavailable(WHAT))
}
