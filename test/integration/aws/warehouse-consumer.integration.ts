import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { expect } from 'chai'
import { sqsEventPublisher } from '../../../src/adapters/driven/sqs/sqs-event-publisher.js'
import { aCancelling, anOrder, aProcessing } from '../../support/builders.js'
import { valueOf } from '../../support/outcome-of.js'
import { AWS_KEY, AWS_REGION } from '../../support/servers/aws-client-options.js'
import { endingWithUs } from '../../support/servers/ending-with-us.js'
import { eventually } from '../../support/servers/eventually.js'
import { withServers } from '../../support/servers/with-servers.js'
import { openQueues } from './open-queues.js'

describe('The example of a warehouse', function () {
  this.timeout(30_000)
  const servers = withServers({ aws: 'ministack' })
  let warehouse: ChildProcess | undefined
  afterEach(() => warehouse?.kill('SIGKILL'))

  const run = async (queueUrl: string) => {
    let said = ''
    const [program, ...args] = await endingWithUs([
      process.execPath,
      '--import',
      'tsx',
      'examples/warehouse-consumer.ts',
    ])
    const started = spawn(program, args, {
      env: {
        ...process.env,
        AWS_ENDPOINT_URL: servers().aws.endpoint,
        AWS_REGION,
        AWS_ACCESS_KEY_ID: AWS_KEY,
        AWS_SECRET_ACCESS_KEY: AWS_KEY,
        SQS_EVENTS_QUEUE_URL: queueUrl,
      },
    })
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (data: Buffer) => (said += String(data)))
    warehouse = started
    return { said: () => said, started }
  }

  it('packs each processed order once, whatever comes twice, and stops when told to', async () => {
    const { clients, queueUrl, deadLetterQueueUrl, send, drained } = await openQueues(servers().aws.endpoint, {
      visibilitySeconds: 1,
      maxReceiveCount: 2,
    })
    const publisher = sqsEventPublisher({ sqs: clients.calls, queueUrls: { work: 'none', outcomes: queueUrl } })
    const [processed, cancelled] = [aProcessing(anOrder()).event, aCancelling(anOrder()).event]
    for (const event of [processed, cancelled, processed]) await valueOf(publisher.publish(event))
    await send('nonsense')

    const { said, started } = await run(queueUrl)
    const letters = await eventually('the dead letter', async () => {
      const found = await drained(deadLetterQueueUrl)
      return found.length > 0 ? found : undefined
    })
    expect(letters.map(({ Body }) => Body)).to.deep.equal(['nonsense'])
    expect(said().match(/^pack .*$/gm)).to.deep.equal([`pack ${processed.orderId}`])

    started.kill('SIGTERM')
    expect(await once(started, 'exit')).to.deep.equal([0, null])
    expect(await drained(queueUrl)).to.deep.equal([])
  })
})
