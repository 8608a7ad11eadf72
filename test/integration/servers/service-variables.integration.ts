import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { expect } from 'chai'
import { MongoClient } from 'mongodb'
import { createClient } from 'redis'
import { AWS_KEY, AWS_REGION } from '../../support/servers/aws-client-options.js'
import { awsEmulatorsAtHand } from '../../support/servers/aws-emulators-at-hand.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('the variables of a service', function () {
  this.timeout(30_000)
  const servers = withServers({ mongo: {}, redis: true, toxiproxy: true })

  it('lead to MongoDB and nowhere but through its proxy', async () => {
    const { mongo, toxiproxy } = servers()
    const proxy = await toxiproxy.before(mongo.members[0]!.port)
    const { MONGO_URL = '' } = await serviceVariables({ mongo }, 'proxied', { mongo: proxy })
    const client = new MongoClient(MONGO_URL, { serverSelectionTimeoutMS: 1_000 })
    try {
      const orders = client.db().collection('orders')
      expect((await orders.insertOne({})).acknowledged).to.equal(true)
      await proxy.down()
      expect(await failureOf(orders.insertOne({}))).to.be.instanceOf(Error)
      await proxy.heal()
      expect((await orders.insertOne({})).acknowledged).to.equal(true)
    } finally {
      await client.close()
    }
  })

  it('lead to Redis through its proxy', async () => {
    const { redis, toxiproxy } = servers()
    const proxy = await toxiproxy.before(redis.port)
    const { REDIS_HOST = '', REDIS_PORT } = await serviceVariables({ redis }, 'proxied', { redis: proxy })
    const client = createClient({
      disableOfflineQueue: true,
      socket: { host: REDIS_HOST, port: Number(REDIS_PORT), reconnectStrategy: false },
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await proxy.down()
      expect(await failureOf(client.ping())).to.be.instanceOf(Error)
    } finally {
      client.destroy()
    }
  })
})

for (const name of await awsEmulatorsAtHand())
  describe(`the variables of a service, with ${name}`, function () {
    this.timeout(30_000)
    const servers = withServers({ aws: name, toxiproxy: true })

    it('lead to its queue and nowhere but through the proxy', async () => {
      const { aws, toxiproxy } = servers()
      const proxy = await toxiproxy.before(aws.port)
      const variables = await serviceVariables({ aws }, 'proxied', { aws: proxy })
      const sqs = new SQSClient({
        region: AWS_REGION,
        credentials: { accessKeyId: AWS_KEY, secretAccessKey: AWS_KEY },
        maxAttempts: 1,
      })
      const send = () =>
        sqs.send(new SendMessageCommand({ QueueUrl: variables['SQS_QUEUE_URL']!, MessageBody: 'an order' }))
      const before = process.env['AWS_ENDPOINT_URL']
      process.env['AWS_ENDPOINT_URL'] = variables['AWS_ENDPOINT_URL']
      try {
        expect((await send()).MessageId).to.be.a('string')
        await proxy.down()
        expect(await failureOf(send())).to.be.instanceOf(Error)
      } finally {
        if (before === undefined) delete process.env['AWS_ENDPOINT_URL']
        else process.env['AWS_ENDPOINT_URL'] = before
        sqs.destroy()
      }
    })
  })
