import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { sqsClients } from '../../src/adapters/driven/sqs/sqs-clients.js'
import { end, startProcess, type ServiceProcess } from '../support/service-process.js'
import { awsClientOptions } from '../support/servers/aws-client-options.js'
import { awsEmulatorsAtHand } from '../support/servers/aws-emulators-at-hand.js'
import { eventually } from '../support/servers/eventually.js'
import { withServers } from '../support/servers/with-servers.js'

const SECRETS = { ACCESS_TOKEN_SECRET: 'a'.repeat(32), REFRESH_TOKEN_SECRET: 'r'.repeat(32) }
const ADA = { email: 'ada@example.com', password: 'correct horse battery' }

for (const emulator of await awsEmulatorsAtHand())
  describe(`operating the service by its command line, on ${emulator}`, function () {
    this.timeout(120_000)
    const servers = withServers({ mongo: {}, aws: emulator })
    const name = `operating-${emulator}-${process.pid}`
    let variables: Record<string, string>
    let service: ServiceProcess

    /** As a compose file names them: by the account and the queue, whatever URL the emulator itself gives to them. */
    const queueUrl = (queue: string) => `${servers().aws.endpoint}/000000000000/${queue}`
    const cli = async (...args: readonly string[]) => {
      const child = spawn(process.execPath, ['scripts/cli.mjs', ...args, '--json'], {
        env: { PATH: process.env['PATH'], ...variables },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      let out = ''
      child.stdout.on('data', (text: Buffer) => (out += text.toString()))
      const [code] = (await once(child, 'close')) as [number | null]
      return { code, json: (out === '' ? undefined : JSON.parse(out)) as unknown }
    }
    const post = (path: string, body: object) =>
      fetch(`${service.address}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })

    before(async () => {
      const { credentials, region } = awsClientOptions(servers().aws.endpoint)
      variables = {
        ...SECRETS,
        MONGO_URL: servers().mongo.url(name),
        AWS_ENDPOINT_URL: servers().aws.endpoint,
        AWS_REGION: region,
        AWS_ACCESS_KEY: credentials.accessKeyId,
        AWS_SECRET_KEY: credentials.secretAccessKey,
        SQS_QUEUE_URL: queueUrl(name),
        AWS_SES_FROM_EMAIL: `${name}@example.com`,
      }
    })
    after(() => end(service))

    it('sets up what is not there, and then finds it', async () => {
      const [first, second] = [await cli('infra', 'setup'), await cli('infra', 'setup')]
      expect([first.code, second.code]).to.deep.equal([0, 0])
      const done = ({ json }: typeof first) => (json as { done: string }[]).slice(1).map(step => step.done)
      expect(done(first)).to.deep.equal(['created', 'created', 'set', 'registered'])
      expect(done(second)).to.deep.equal(['found', 'found', 'found', 'found'])
    })

    it('has a service that runs on what was set up', async () => {
      service = await startProcess(variables)
      expect((await fetch(`${service.address}/health/ready`)).status).to.equal(200)
    })

    it('makes an administrator of a customer', async () => {
      expect((await post('/api/auth/register', ADA)).status).to.equal(201)
      expect(await cli('account', 'make-admin', ADA.email)).to.deep.include({ code: 0 })
      const { json } = await cli('account', 'make-admin', ADA.email)
      expect(json).to.include({ role: 'admin', disabled: false })
    })

    it('disables an account: its sessions are over within 2 s, and none begins', async () => {
      const { accessToken } = (await (await post('/api/auth/login', ADA)).json()) as { accessToken: string }
      const me = async () =>
        (await fetch(`${service.address}/api/auth/me`, { headers: { Authorization: `Bearer ${accessToken}` } })).status
      expect(await me()).to.equal(200)
      expect(await cli('account', 'disable', ADA.email)).to.deep.include({ code: 0 })
      await eventually('the end of the session', async () => ((await me()) === 401 ? true : undefined), {
        within: 3_000,
      })
      expect((await post('/api/auth/login', ADA)).status).to.equal(401)
    })

    it('shows a message that was put aside, and has it tried again', async () => {
      const { calls, destroy } = sqsClients(awsClientOptions(servers().aws.endpoint))
      await calls.send(new SendMessageCommand({ QueueUrl: queueUrl(name), MessageBody: 'nonsense' }))
      destroy()
      const letterOtherThan = (id?: string) =>
        eventually('a dead letter', async () => {
          const [letter] = (await cli('dlq', 'list')).json as { id: string; body: string }[]
          return letter && letter.id !== id ? letter : undefined
        })
      const letter = await letterOtherThan()
      expect(letter).to.include({ body: 'nonsense' })
      expect(await cli('dlq', 'redrive', letter.id)).to.deep.equal({
        code: 0,
        json: { redriven: [letter.id], notFound: [] },
      })
      expect(await letterOtherThan(letter.id)).to.include({ body: 'nonsense' })
      expect(await cli('dlq', 'redrive', letter.id)).to.deep.include({ code: 1 })
    })

    it('knows of no mail that was given up', async () => {
      expect(await cli('mail', 'dead')).to.deep.equal({ code: 0, json: [] })
    })
  })
