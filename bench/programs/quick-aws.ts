/**
 * An SQS in memory that answers at once, and an SES that takes every mail: so that what their calls cost the caller is
 * measured, and not an emulator. Nothing is ever delivered twice. `POST /fill` fills a queue, and is answered when it has
 * been worked off.
 */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { quickQueue, type QuickQueue } from '../support/quick-queue.js'
import { readJob, tell } from '../support/job.js'

/** `keeps`: whether messages that are sent can be received; what is filled in always can. */
export type QuickAws = Readonly<{ keeps: boolean }>
/** Messages of these bodies in turn. */
export type Fill = Readonly<{ queueUrl: string; bodies: readonly string[]; count: number }>
/** How long it took from filling to the last deletion, and how many mails were taken meanwhile. */
export type WorkedOff = Readonly<{ seconds: number; mails: number }>

type Entry = Readonly<{ Id: string; MessageBody: string; ReceiptHandle: string }>
type Asked = Readonly<{
  QueueUrl: string
  Entries: readonly Entry[]
  MessageBody: string
  MaxNumberOfMessages?: number
  WaitTimeSeconds?: number
}>

const { keeps } = await readJob<QuickAws>()
const queues = new Map<string, QuickQueue>()
let mails = 0

const queueAt = (url: string): QuickQueue => {
  const queue = queues.get(url) ?? quickQueue()
  queues.set(url, queue)
  return queue
}
const taken = (url: string, body: string) => queueAt(url).send(body, keeps)

const sqs: Readonly<Record<string, (asked: Asked) => object | Promise<object>>> = {
  SendMessage: ({ QueueUrl, MessageBody }) => taken(QueueUrl, MessageBody),
  SendMessageBatch: ({ QueueUrl, Entries }) => ({
    Successful: Entries.map(({ Id, MessageBody }) => ({ Id, ...taken(QueueUrl, MessageBody) })),
    Failed: [],
  }),
  ReceiveMessage: async ({ QueueUrl, MaxNumberOfMessages = 1, WaitTimeSeconds = 0 }) => ({
    Messages: await queueAt(QueueUrl).receive(MaxNumberOfMessages, WaitTimeSeconds),
  }),
  DeleteMessageBatch: ({ QueueUrl, Entries }) => {
    queueAt(QueueUrl).delete(Entries.length)
    return { Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] }
  },
  GetQueueAttributes: () => ({ Attributes: { QueueArn: 'arn:aws:sqs:us-east-1:000000000000:quick' } }),
}

const fill = async ({ queueUrl, bodies, count }: Fill): Promise<WorkedOff> => {
  const [began, mailsBefore] = [performance.now(), mails]
  await queueAt(queueUrl).workOff(bodies, count)
  return { seconds: (performance.now() - began) / 1_000, mails: mails - mailsBefore }
}

const mailTaken = (): string => {
  mails += 1
  const result = `<SendEmailResult><MessageId>${randomUUID()}</MessageId></SendEmailResult>`
  return `<SendEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/">${result}</SendEmailResponse>`
}

type Answer = Readonly<{ type: string; body: string }>

const answerTo = async (path: string, target: string | undefined, body: string): Promise<Answer | undefined> => {
  const json = (value: object): Answer => ({ type: 'application/x-amz-json-1.0', body: JSON.stringify(value) })
  if (path === '/fill') return json(await fill(JSON.parse(body) as Fill))
  if (target === undefined)
    return /(^|&)Action=SendEmail(&|$)/.test(body) ? { type: 'text/xml', body: mailTaken() } : undefined
  const answer = sqs[target.replace('AmazonSQS.', '')]
  return answer && json(await answer(JSON.parse(body) as Asked))
}

// A connection that it closed in the moment of its next use would be a trouble that the real ones do not make.
const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
  const target = request.headers['x-amz-target']?.toString()
  void text(request).then(async body => {
    const answer = await answerTo(request.url ?? '', target, body)
    response.writeHead(answer ? 200 : 400, { 'Content-Type': answer?.type ?? 'application/x-amz-json-1.0' })
    response.end(answer?.body ?? JSON.stringify({ __type: 'UnsupportedOperation' }))
  })
})
await once(server.listen(0, '127.0.0.1'), 'listening')
const { port } = server.address() as AddressInfo
tell({ endpoint: `http://127.0.0.1:${port}` })
