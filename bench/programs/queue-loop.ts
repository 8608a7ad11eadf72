/** The AWS calls of a worker alone, without its database: receive ten, a mail for each, delete the ten. */
import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses'
import { DeleteMessageBatchCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { awsClientOptions } from '../../test/support/servers/aws-client-options.js'
import { readJob, tell } from '../support/job.js'

export type QueueLoop = Readonly<{ endpoint: string; queueUrl: string; from: string; count: number; pollers: number }>

const { endpoint, queueUrl: QueueUrl, from, count, pollers } = await readJob<QueueLoop>()
const sqs = new SQSClient(awsClientOptions(endpoint))
const ses = new SESClient(awsClientOptions(endpoint))

// As long as those that the product sends.
const body = (length: number) => ({ Charset: 'UTF-8', Data: 'x'.repeat(length) })
const Message = { Subject: body(40), Body: { Text: body(250), Html: body(600) } }
const mail = new SendEmailCommand({ Source: from, Destination: { ToAddresses: ['customer@example.com'] }, Message })

let done = 0
const poll = async () => {
  while (done < count) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 }),
    )
    if (Messages.length === 0) continue
    await Promise.all(Messages.map(() => ses.send(mail)))
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle }))
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))
    done += Messages.length
  }
}

const began = performance.now()
const cpu = process.cpuUsage()
await Promise.all(Array.from({ length: pollers }, poll))
const { user, system } = process.cpuUsage(cpu)
tell({ perSecond: done / ((performance.now() - began) / 1_000), cpuMicros: (user + system) / done })
