/** An SQS that takes every message and keeps none: so that what sending costs the sender is measured, and not an emulator. */
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { readJob, tell } from '../support/job.js'

type Entry = Readonly<{ Id: string; MessageBody: string }>
type Asked = Readonly<{ Entries?: readonly Entry[]; MessageBody?: string }>

const taken = (body: string) => ({
  MessageId: randomUUID(),
  MD5OfMessageBody: createHash('md5').update(body).digest('hex'),
})
const answers: Readonly<Record<string, (asked: Asked) => object>> = {
  SendMessage: ({ MessageBody = '' }) => taken(MessageBody),
  SendMessageBatch: ({ Entries = [] }) => ({
    Successful: Entries.map(({ Id, MessageBody }) => ({ Id, ...taken(MessageBody) })),
    Failed: [],
  }),
  GetQueueAttributes: () => ({ Attributes: { QueueArn: 'arn:aws:sqs:us-east-1:000000000000:sink' } }),
}

await readJob()
const server = createServer((request, response) => {
  const action = String(request.headers['x-amz-target']).replace('AmazonSQS.', '')
  void json(request).then(asked => {
    const answer = answers[action]?.(asked as Asked)
    response.writeHead(answer ? 200 : 400, { 'Content-Type': 'application/x-amz-json-1.0' })
    response.end(JSON.stringify(answer ?? { __type: 'UnsupportedOperation' }))
  })
})
await once(server.listen(0, '127.0.0.1'), 'listening')
const { port } = server.address() as AddressInfo
tell({ endpoint: `http://127.0.0.1:${port}` })
