import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { MongoClient } from 'mongodb'
import { createClient } from 'redis'
import { awsClientOptions } from '../../support/servers/aws-client-options.js'
import { endingWithUs } from '../../support/servers/ending-with-us.js'

const VARIABLES = [
  ...['MONGO_URL', 'REDIS_HOST', 'REDIS_PORT', 'AWS_ENDPOINT_URL', 'AWS_REGION', 'AWS_ACCESS_KEY', 'AWS_SECRET_KEY'],
  ...['SQS_QUEUE_URL', 'AWS_SES_FROM_EMAIL'],
]

describe('npm run servers', function () {
  this.timeout(15 * 60_000)

  it('prints the variables that lead to its servers, and stops them on Ctrl-C', async () => {
    const [program, ...args] = await endingWithUs([process.execPath, '--import', 'tsx', 'scripts/servers.ts'])
    const script = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    const exited = once(script, 'exit')
    const variables: Record<string, string> = {}
    for await (const line of createInterface({ input: script.stdout })) {
      const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? []
      variables[name] = value
      if (name === VARIABLES.at(-1)) break
    }
    expect(Object.keys(variables)).to.deep.equal(VARIABLES)

    const mongo = new MongoClient(variables['MONGO_URL']!, { serverSelectionTimeoutMS: 2_000 })
    const redis = createClient({ socket: { host: variables['REDIS_HOST']!, port: Number(variables['REDIS_PORT']) } })
    redis.on('error', () => undefined)
    const sqs = new SQSClient(awsClientOptions(variables['AWS_ENDPOINT_URL']!))
    try {
      expect(await mongo.db().command({ ping: 1 })).to.include({ ok: 1 })
      expect(await (await redis.connect()).ping()).to.equal('PONG')
      const message = { QueueUrl: variables['SQS_QUEUE_URL']!, MessageBody: 'an order' }
      expect((await sqs.send(new SendMessageCommand(message))).MessageId).to.be.a('string')

      script.kill('SIGINT')
      expect(await exited).to.deep.equal([0, null])
      const failure: unknown = await mongo
        .db()
        .command({ ping: 1 })
        .catch((error: unknown) => error)
      expect(failure).to.be.instanceOf(Error)
    } finally {
      script.kill('SIGKILL')
      sqs.destroy()
      redis.destroy()
      await mongo.close()
    }
  })
})
