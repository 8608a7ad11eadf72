import { ContainerModule } from 'inversify'
import { checkQueue } from '../../adapters/driven/sqs/check-queue.js'
import { deadLettersOfQueue } from '../../adapters/driven/sqs/dead-letters-of-queue.js'
import { sqsClients, type SqsClients } from '../../adapters/driven/sqs/sqs-clients.js'
import { sender, sqsEventPublisher } from '../../adapters/driven/sqs/sqs-event-publisher.js'
import { sqsMessageQueue } from '../../adapters/driven/sqs/sqs-message-queue.js'
import type { AwsAccess } from '../../adapters/support/aws-client.js'
import { T, token } from '../tokens.js'

type Settings = Readonly<{ access: AwsAccess; work: string; outcomes?: string }>

const clients = token<SqsClients>('sqsClients')

/**
 * A work queue in SQS, which all processes share, and one for other systems if there is one. A queue that does not exist
 * stops the start; an SQS that does not answer is only told of.
 */
export const sqsQueueModule = ({ access, ...queueUrls }: Settings) =>
  new ContainerModule(({ bind }) => {
    bind(clients)
      .toResolvedValue(() => sqsClients(access))
      .inSingletonScope()
    bind(T.queueBacking)
      .toResolvedValue(
        ({ calls, answers, destroy }, logger) => ({
          name: 'SQS',
          dependencies: { queue: { required: false, answers } },
          open: async () => {
            for (const queueUrl of Object.values(queueUrls)) {
              const queue = await checkQueue(calls, queueUrl)
              if (queue.type === 'Missing') throw new Error(queue.reason)
              if (queue.type === 'Unanswered') logger.warn({ queueUrl, reason: queue.reason }, 'SQS does not answer')
            }
          },
          close: destroy,
        }),
        [clients, T.logger],
      )
      .inSingletonScope()
    bind(T.workQueue)
      .toResolvedValue(
        (sqs, { worker: { visibility } }) => sqsMessageQueue({ clients: sqs, queueUrl: queueUrls.work, visibility }),
        [clients, T.config],
      )
      .inSingletonScope()
    bind(T.sendToWork)
      .toResolvedValue(({ calls }) => sender(calls, queueUrls.work), [clients])
      .inSingletonScope()
    bind(T.deadLetterQueue)
      .toResolvedValue(sqs => deadLettersOfQueue(sqs, queueUrls.work), [clients])
      .inSingletonScope()
    bind(T.publisher)
      .toResolvedValue(({ calls }) => sqsEventPublisher({ sqs: calls, queueUrls }), [clients])
      .inSingletonScope()
  })
