import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'
import { expect } from 'chai'
import { sqsClients } from '../../../src/adapters/driven/sqs/sqs-clients.js'
import { sender } from '../../../src/adapters/driven/sqs/sqs-event-publisher.js'
import { endingWithUs } from '../../support/servers/ending-with-us.js'
import { httpStub } from '../../support/http-stub.js'
import { errorOf } from '../../support/outcome-of.js'

/** Listens, and never takes up a connection: its process does nothing else any more. */
const DEAF = `
  const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    require('node:fs').writeSync(1, String(server.address().port))
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
  })`
const KEYS = { accessKeyId: 'a', secretAccessKey: 'b' }

describe('A client of AWS', () => {
  let child: ChildProcess | undefined
  const sockets: Socket[] = []
  afterEach(() => {
    child?.kill('SIGKILL')
    for (const socket of sockets.splice(0)) socket.destroy()
  })

  it('knows that nothing was sent if no connection came about in time', async () => {
    const [program, ...args] = await endingWithUs([process.execPath, '-e', DEAF])
    const deaf = spawn(program, args)
    child = deaf
    const [port] = (await once(deaf.stdout, 'data')) as [Buffer]
    // The system takes up as many as may wait, and then no more.
    for (let full = false; !full;) {
      const socket = new Socket().on('error', () => undefined).connect(Number(port), '127.0.0.1')
      sockets.push(socket)
      full = await Promise.race([
        once(socket, 'connect').then(() => false),
        new Promise<boolean>(resolve => setTimeout(() => resolve(true), 300)),
      ])
    }
    const { calls } = sqsClients({
      endpoint: `http://127.0.0.1:${String(port)}`,
      region: 'eu-west-1',
      credentials: KEYS,
    })
    expect(await errorOf(sender(calls, 'http://queue/1/work')('hello'))).to.include({ type: 'Unavailable' })
  })

  describe('without an endpoint of its own', () => {
    // Itself, and no copy: only it is the environment to Node.
    const { env } = process
    afterEach(() => {
      process.env = env
    })

    for (const name of ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_SQS'])
      it(`goes where ${name} says, and not where the queue's URL does`, async () => {
        const stub = await httpStub((_request, response) => response.writeHead(400).end('{}'))
        process.env = { ...env, [name]: stub.endpoint, AWS_REGION: 'eu-west-1' }
        const { calls } = sqsClients({ credentials: KEYS })
        await errorOf(sender(calls, 'http://queue.invalid/1/work')('hello'))
        expect(stub.requests()).to.equal(1)
        await stub.close()
      })
  })
})
