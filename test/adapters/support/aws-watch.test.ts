import { GetQueueUrlCommand } from '@aws-sdk/client-sqs'
import { expect } from 'chai'
import { sqsClients } from '../../../src/adapters/driven/sqs/sqs-clients.js'
import { httpStub, type Answer, type HttpStub } from '../../support/http-stub.js'

const WITHIN_MS = 200
const CREDENTIALS = { accessKeyId: 'a', secretAccessKey: 'b' }

const ANSWERS = {
  success: [(_request, response) => response.writeHead(200).end('{"QueueUrl":"http://queue/1/work"}'), true],
  'a refusal': [(_request, response) => response.writeHead(400).end('{"__type":"QueueDoesNotExist"}'), true],
  'an error of its own': [(_request, response) => response.writeHead(500).end('{}'), false],
  silence: [() => undefined, false],
} as const satisfies Record<string, [Answer, boolean]>

describe('Who watches a service of AWS', () => {
  let stub: HttpStub
  let answer: Answer
  before(async () => {
    stub = await httpStub((...request) => answer(...request))
  })
  after(() => stub.close())

  const open = (endpoint = stub.endpoint) => {
    const { calls, answers } = sqsClients({ endpoint, region: 'eu-west-1', credentials: CREDENTIALS }, WITHIN_MS)
    const ask = () => calls.send(new GetQueueUrlCommand({ QueueName: 'work' })).catch(() => undefined)
    return { ask, answers }
  }

  it('takes it that it answers before anything was asked, and asks nothing', async () => {
    const before = stub.requests()
    expect(await open().answers()).to.equal(true)
    expect(stub.requests()).to.equal(before)
  })

  for (const [what, [given, answered]] of Object.entries(ANSWERS))
    it(`takes ${what} for ${answered ? 'an answer' : 'none'}, until the next`, async () => {
      const { ask, answers } = open()
      answer = given
      await ask()
      expect(await answers()).to.equal(answered)
      answer = ANSWERS[answered ? 'silence' : 'success'][0]
      await ask()
      expect(await answers()).to.equal(!answered)
    })

  it('takes it that it does not answer when there is nobody', async () => {
    const { ask, answers } = open('http://127.0.0.1:1')
    await ask()
    expect(await answers()).to.equal(false)
  })
})
