/** The AWS calls of a worker alone, without its database: receive ten, a mail for each where there is a sender, delete the ten. */
import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses'
import { DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { awsClientOptions } from '../../test/support/servers/aws-client-options.js'
import { readJob, tell } from '../support/job.js'

/** `count`: how many are measured, after so many to `warmUp`. */
export type QueueLoop = Readonly<{
  endpoint: string
  queueUrl: string
  from?: string
  warmUp?: number
  count: number
  pollers: number
}>

const { endpoint, queueUrl: QueueUrl, from: Source, warmUp = 0, count, pollers } = await readJob<QueueLoop>()
const sqs = new SQSClient(awsClientOptions(endpoint))
const ses = new SESClient(awsClientOptions(endpoint))

// As long as those that the product sends.
const body = (length: number) => ({ Charset: 'UTF-8', Data: 'x'.repeat(length) })
const Message = { Subject: body(40), Body: { Text: body(250), Html: body(600) } }
const mail = new SendEmailCommand({ Source, Destination: { ToAddresses: ['customer@example.com'] }, Message })

let done = 0
const now = () => ({ done, at: performance.now(), cpu: process.cpuUsage() })
let [began, ended] = [now(), now()]
const poll = async () => {
  while (done < warmUp + count) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    )
    if (Messages.length === 0) continue
    if (Source !== undefined) await Promise.all(Messages.map(() => ses.send(mail)))
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }))
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))
    done += Messages.length
    if (done <= warmUp) began = now()
    // Whoever polls in vain meanwhile does so for a second: that is not of the work.
    ended = now()
  }
}
await Promise.all(Array.from({ length: pollers }, poll))

const worked = ended.done - began.done
const cpu = ended.cpu.user + ended.cpu.system - began.cpu.user - began.cpu.system
tell({ perSecond: worked / ((ended.at - began.at) / 1_000), cpuMicros: cpu / worked })
