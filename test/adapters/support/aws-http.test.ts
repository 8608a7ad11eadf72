import { expect } from 'chai'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { awsFailure } from '../../../src/adapters/support/aws-failure.js'
import { awsHttp, type AwsHttp } from '../../../src/adapters/support/aws-http.js'
import { httpStub, type Answer, type HttpStub } from '../../support/http-stub.js'
import { times } from '../../support/times.js'

const PATIENT = 20_000
const WITHIN = 300
const echo: Answer = ({ url = '' }, response, body) => void response.setHeader('x-asked', url).end(body)

describe('HTTP for AWS', () => {
  let stub: HttpStub
  let http: AwsHttp
  const connections = new Set<Socket>()
  afterEach(async () => {
    http.destroy()
    await stub.close()
    connections.clear()
  })

  const open = async (answer: Answer, answerWithin = PATIENT) => {
    stub = await httpStub((request, response, body) => {
      connections.add(request.socket)
      answer(request, response, body)
    })
    http = awsHttp(answerWithin)
  }
  const request = (url: string, facts: object = {}) => {
    const { protocol, hostname, port } = new URL(url)
    return { protocol, hostname, port: Number(port), method: 'POST', path: '/', headers: {}, body: 'hello', ...facts }
  }
  const ask = (options: Parameters<AwsHttp['handle']>[1] = {}, facts: object = {}) =>
    http.handle(request(stub.endpoint, facts), options)
  const troubleOf = async (asked: Promise<unknown>): Promise<unknown> =>
    asked.then(
      () => expect.fail('it was answered'),
      (error: unknown) => error,
    )

  it('brings back status, headers and the whole body, whatever their size', async () => {
    await open(echo)
    const body = 'ü'.repeat(1_000_000)
    const { response } = await ask({}, { body, query: { role_name: 'a b', account_id: '1' } })
    expect(response.statusCode).to.equal(200)
    expect(response.headers).to.include({ 'x-asked': '/?role_name=a%20b&account_id=1' })
    expect(Buffer.from(response.body).toString()).to.equal(body)
  })

  it('brings back each header as one text, though it was said several times', async () => {
    await open((_request, response) => response.setHeader('x-amzn-errortype', ['Throttled', 'Other']).end())
    const { response } = await ask()
    expect(response.headers).to.include({ 'x-amzn-errortype': 'Throttled, Other' })
  })

  it('uses a connection again, for one request at a time', async () => {
    const held: (() => void)[] = []
    await open((_request, response) => {
      held.push(() => response.end())
      if (held.length % 5 === 0) held.splice(0).forEach(answer => answer())
    })
    await Promise.all(times(5, () => ask()))
    expect(connections.size).to.equal(5)
    await nextTurn()
    await Promise.all(times(5, () => ask()))
    expect(connections.size).to.equal(5)
  })

  it('sends each request once where connections are closed as soon as they have had one, and nobody says so', async () => {
    await open((_request, response) => response.end('yes', () => response.socket?.end()))
    for (let asked = 0; asked < 20; asked += 1) {
      await ask()
      // Now and then it is closed by then, now and then it is not yet.
      await pause(asked % 3)
    }
    expect(stub.requests()).to.equal(20)
  })

  for (const [what, answer] of Object.entries({
    'says nothing': () => undefined,
    'never ends its answer': (_request, response) => void response.writeHead(200).write('once upon'),
  } satisfies Record<string, Answer>))
    it(`waits no longer than it is told for a server that ${what}, and closes the connection`, async () => {
      await open(answer)
      const began = performance.now()
      const error = await troubleOf(ask({ requestTimeout: WITHIN }))
      expect(error).to.have.property('name', 'TimeoutError')
      expect(awsFailure(error)).to.include({ type: 'Unknown' })
      expect(performance.now() - began).to.be.within(WITHIN - 5, 10 * WITHIN)
      const [socket] = connections
      if (!socket?.closed) await once(socket!, 'close')
    })

  it('has a limit for requests that have none', async () => {
    await open(() => undefined, WITHIN)
    expect(await troubleOf(ask())).to.have.property('name', 'TimeoutError')
  })

  it('takes an answer that came in time, if only this process was too busy to read it', async () => {
    await open((_request, response) => {
      response.end('yes')
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2 * WITHIN)
    })
    const { response } = await ask({ requestTimeout: WITHIN })
    expect(response.statusCode).to.equal(200)
  })

  it('is called off by a signal, before and after it was sent', async () => {
    await open(() => undefined)
    expect(await troubleOf(ask({ abortSignal: AbortSignal.abort() }))).to.have.property('name', 'AbortError')
    const calling = new AbortController()
    const asked = troubleOf(ask({ abortSignal: calling.signal }))
    while (stub.requests() === 0) await pause(1)
    calling.abort()
    const error = await asked
    expect(error).to.have.property('name', 'AbortError')
    expect(awsFailure(error)).to.include({ type: 'Unknown' })
    expect(stub.requests()).to.equal(1)
  })

  it('ends with all who wait for an answer, and with its connections', async () => {
    await open(() => undefined)
    const asked = troubleOf(ask())
    while (connections.size === 0) await pause(1)
    const closed = once([...connections][0]!, 'close')
    http.destroy()
    expect(awsFailure(await asked)).to.include({ type: 'Unknown' })
    await closed
    await troubleOf(ask())
    expect(stub.requests()).to.equal(1)
  })

  describe('to a server that takes connections and never greets', () => {
    let silent: Server
    let heard = ''
    afterEach(() => silent.close())

    const askSilent = async (options: Parameters<AwsHttp['handle']>[1] = {}) => {
      await open(echo)
      silent = createServer(
        socket => void socket.on('error', () => undefined).on('data', data => (heard += data.toString())),
      )
      await once(silent.listen(0, '127.0.0.1'), 'listening')
      const { port } = silent.address() as AddressInfo
      return troubleOf(http.handle(request(`https://127.0.0.1:${port}`), options))
    }

    it('knows after a second that nothing was sent', async () => {
      expect(awsFailure(await askSilent())).to.include({ type: 'NotSent' })
    })

    it('gives up when it is told to, and sends nothing afterwards', async () => {
      const began = performance.now()
      expect(await askSilent({ requestTimeout: WITHIN })).to.have.property('name', 'TimeoutError')
      expect(performance.now() - began).to.be.below(1_000)
      expect(heard).not.to.include('hello')
    })
  })
})
