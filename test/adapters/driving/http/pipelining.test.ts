import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { setImmediate as aTurn } from 'node:timers/promises'
import { expect } from 'chai'
import { requestsInFlight } from '../../../../src/adapters/driving/http/requests-in-flight.js'

const sent = (...paths: string[]) => paths.map(path => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join('')

describe('requests that are sent at once, on one connection', () => {
  let server: Server
  let inFlight: ReturnType<typeof requestsInFlight>
  let answers: ServerResponse[]
  let closed: string[]
  let letIn: (count: number) => Promise<void>
  beforeEach(async () => {
    server = createServer()
    inFlight = requestsInFlight(server)
    ;[answers, closed] = [[], []]
    server.on('request', (request, response) => {
      answers.push(response)
      response.on('close', () => closed.push(request.url ?? ''))
    })
    letIn = async count => {
      while (answers.length < count) await once(server, 'request')
    }
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })
  const client = () => connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined)

  it('are over, each once, when it breaks: also those whose turn it is not, answered or not', async () => {
    const broken = client()
    broken.write(sent('/first', '/second', '/third'))
    await letIn(3)
    answers[1]?.end('ready')
    const gone = new Promise(resolve => answers[0]?.socket?.once('close', resolve))
    broken.resetAndDestroy()
    await gone
    answers.filter(answer => !answer.writableEnded).forEach(answer => answer.end('too late'))
    await aTurn()
    expect(closed.toSorted()).to.deep.equal(['/first', '/second', '/third'])
    expect(inFlight.count()).to.equal(0)
  })

  it('are all answered when the server stops, and the connection closes after the last of them', async () => {
    const waiting = client().setEncoding('latin1')
    let received = ''
    waiting.on('data', (text: string) => (received += text))
    waiting.write(sent('/first', '/second', '/third'))
    await letIn(3)
    inFlight.closeAfterAnswers()
    answers.toReversed().forEach(answer => answer.end(answer.req.url))
    await once(waiting, 'close')
    expect(received.match(/\/(first|second|third)/g)).to.deep.equal(['/first', '/second', '/third'])
    expect(received.match(/Connection: \S+/g)?.at(-1)).to.equal('Connection: close')
  })
})
