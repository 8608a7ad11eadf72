import { expect } from 'chai'
import { sqsClients } from '../../../../src/adapters/driven/sqs/sqs-clients.js'
import { sqsEventPublisher } from '../../../../src/adapters/driven/sqs/sqs-event-publisher.js'
import { outcomeUnknown, unavailable } from '../../../../src/application/errors.js'
import { aPlacedOrder } from '../../../support/builders.js'
import { httpStub, type Answer, type HttpStub } from '../../../support/http-stub.js'
import { times } from '../../../support/times.js'

const ANSWER_WITHIN = 300
const UNAVAILABLE = unavailable('the queue')
const UNKNOWN = outcomeUnknown('the queue')

const saying =
  (status: number, body: object): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body))
  }
const refusing = (status: number, code: string) =>
  saying(status, { __type: `com.amazonaws.sqs#${code}`, message: 'No.' })
const inTurn = (...answers: readonly Answer[]): Answer => {
  const left = [...answers]
  return (request, response, body) => left.shift()?.(request, response, body)
}
const accepting = saying(200, { Successful: [{ Id: '0', MessageId: 'm' }], Failed: [] })

describe('SqsEventPublisher', () => {
  let stub: HttpStub
  afterEach(() => stub.close())

  const publish = (count = 1) => {
    const access = {
      endpoint: stub.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    }
    const { calls } = sqsClients(access, ANSWER_WITHIN)
    const publisher = sqsEventPublisher({ sqs: calls, queueUrls: { work: `${stub.endpoint}/000000000000/work` } })
    return Promise.all(
      times(count, async () => {
        const published = await publisher.publish(aPlacedOrder().event)
        return published.isOk() ? 'Published' : published.error
      }),
    )
  }

  it('tells each of a batch what became of itself', async () => {
    stub = await httpStub(
      saying(200, {
        Successful: [{ Id: '3', MessageId: 'm' }],
        Failed: [
          { Id: '0', Code: 'InternalError', SenderFault: false },
          { Id: '2', Code: 'InvalidMessageContents', SenderFault: true },
        ],
      }),
    )
    expect(await publish(4)).to.deep.equal([UNKNOWN, UNKNOWN, UNAVAILABLE, 'Published'])
    expect(stub.requests()).to.equal(1)
  })

  it('knows that a refused message is not in the queue', async () => {
    stub = await httpStub(refusing(400, 'QueueDoesNotExist'))
    expect(await publish(2)).to.deep.equal([UNAVAILABLE, UNAVAILABLE])
    expect(stub.requests()).to.equal(1)
  })

  it('knows that nothing was sent where nobody listens', async () => {
    stub = await httpStub(accepting)
    await stub.close()
    expect(await publish()).to.deep.equal([UNAVAILABLE])
    stub = await httpStub(accepting)
  })

  for (const [what, failing] of Object.entries({
    'an error of the queue': refusing(500, 'InternalFailure'),
    'a connection that breaks': ({ socket }) => void socket.destroy(),
  } satisfies Record<string, Answer>)) {
    it(`sends once more after ${what}`, async () => {
      stub = await httpStub(inTurn(failing, accepting))
      expect(await publish()).to.deep.equal(['Published'])
    })

    it(`does not know what became of it after ${what}, whatever it is told the second time`, async () => {
      stub = await httpStub(inTurn(failing, refusing(400, 'RequestThrottled')))
      expect(await publish()).to.deep.equal([UNKNOWN])
      expect(stub.requests()).to.equal(2)
    })
  }

  it('does not know what became of it if it is never told, and has asked twice', async () => {
    stub = await httpStub(() => undefined)
    expect(await publish()).to.deep.equal([UNKNOWN])
    expect(stub.requests()).to.equal(2)
  })
})
