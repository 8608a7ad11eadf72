/**
 * A warehouse that packs what has been processed: how another system listens to outcome events
 * (docs/outcome-events.md).
 *
 *   AWS_REGION=… SQS_EVENTS_QUEUE_URL=… npx tsx examples/warehouse-consumer.ts
 *
 * AWS_ENDPOINT_URL turns it to an emulator. Ctrl-C stops it.
 */
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient, type Message } from '@aws-sdk/client-sqs'
import { z } from 'zod'

/** Only what is needed here: other fields may come, and are ignored. */
const outcome = z.object({
  id: z.string(),
  type: z.enum(['OrderProcessed', 'OrderFailed', 'OrderCancelled']),
  version: z.literal(1),
  orderId: z.uuid(),
})

const QueueUrl = process.env['SQS_EVENTS_QUEUE_URL']
if (!QueueUrl) throw new Error('SQS_EVENTS_QUEUE_URL is missing')

const sqs = new SQSClient({
  useQueueUrlAsEndpoint: false,
  requestHandler: { requestTimeout: 25_000, throwOnRequestTimeout: true },
})

/**
 * An event may come twice, so what has been done is remembered: in a real warehouse, in the same transaction as the
 * doing.
 */
const done = new Set<string>()

const act = ({ id, type, orderId }: z.infer<typeof outcome>) => {
  if (done.has(id)) return
  if (type === 'OrderProcessed') console.log(`pack ${orderId}`)
  done.add(id)
}

const handle = async ({ Body = '', ReceiptHandle }: Message) => {
  try {
    act(outcome.parse(JSON.parse(Body)))
    // Only now: if this process ends before, the event comes again.
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
  } catch (error) {
    // Not deleted: it comes again, and in the end goes to the dead-letter queue.
    console.error(`left in the queue: ${String(error)}`)
  }
}

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())

console.log('waiting for orders')
while (!stopping.signal.aborted) {
  try {
    // A short wait, so that stopping does not take long: a poll that is cut off may hide a message for a while.
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 5 }),
    )
    await Promise.all(Messages.map(handle))
  } catch (error) {
    console.error(`the queue does not answer: ${String(error)}`)
    await new Promise(resolve => setTimeout(resolve, 1_000))
  }
}
