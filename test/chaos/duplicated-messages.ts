import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { setTimeout as pause } from 'node:timers/promises'
import { encodeEvent } from '../../src/adapters/wire/order-message.js'
import type { OrderPlaced } from '../../src/domain/order/order-events.js'
import type { Documents, OrderRow } from '../support/documents-in.js'
import { awsClientOptions } from '../support/servers/aws-client-options.js'
import type { Chance } from './chance.js'

const LIKELIHOOD = 0.3
const LATER_MS = 4_000

/** Sends the message of 30 % of the orders once more, soon or some seconds later; `stop` answers how many it sent. */
export const duplicatedMessages = (
  { client }: Documents,
  { endpoint, queueUrl, chance }: Readonly<{ endpoint: string; queueUrl: string; chance: Chance }>,
) => {
  const sqs = new SQSClient(awsClientOptions(endpoint))
  const placed = client
    .db()
    .collection<OrderRow & { _id: string }>('orders')
    .watch([{ $match: { operationType: 'insert' } }])
  const sending: Promise<void>[] = []

  placed.on('change', change => {
    if (change.operationType !== 'insert' || !chance.happens(LIKELIHOOD)) return
    const { _id, outbox = [] } = change.fullDocument
    const later = chance.between(0, LATER_MS)
    for (const event of outbox) {
      const message = { ...event, occurredAt: event.occurredAt.getTime(), orderId: _id } as unknown as OrderPlaced
      sending.push(
        pause(later).then(async () => {
          await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: encodeEvent(message) }))
        }),
      )
    }
  })

  return {
    stop: async (): Promise<number> => {
      await placed.close()
      await Promise.all(sending)
      sqs.destroy()
      return sending.length
    },
  }
}
