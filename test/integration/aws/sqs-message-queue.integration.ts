import { setTimeout as pause } from 'node:timers/promises'
import { sqsMessageQueue } from '../../../src/adapters/driven/sqs/sqs-message-queue.js'
import { messageQueueContract } from '../../contracts/message-queue.contract.js'
import { withServers } from '../../support/servers/with-servers.js'
import { awsEmulatorsAtHand } from '../../support/servers/aws-emulators-at-hand.js'
import { openQueues } from './open-queues.js'

const VISIBILITY_S = 3
/** LocalStack looks once a second for messages whose time is over. */
const MARGIN_MS = 1_100

for (const emulator of await awsEmulatorsAtHand())
  describe(`SqsMessageQueue on ${emulator}`, function () {
    this.timeout(20_000)
    const servers = withServers({ aws: emulator })

    messageQueueContract(async () => {
      const maxReceives = 3
      const visibility = VISIBILITY_S * 1_000
      const { clients, queueUrl, deadLetterQueueUrl, send, drained } = await openQueues(servers().aws.endpoint, {
        maxReceiveCount: maxReceives,
      })
      return {
        queue: sqsMessageQueue({ clients, queueUrl, visibility, longestPoll: 1_000 }),
        send,
        deadLetters: async () =>
          (await drained(deadLetterQueueUrl)).map(({ Body = '', MessageAttributes }) => ({
            body: Body,
            reason: MessageAttributes?.['reason']?.StringValue ?? '',
          })),
        visibility,
        maxReceives,
        passTime: async ms => {
          await pause(ms + MARGIN_MS)
        },
      }
    })
  })
