import { setImmediate as aTurn } from 'node:timers/promises'
import { expect } from 'chai'
import { sqsClients } from '../../../../src/adapters/driven/sqs/sqs-clients.js'
import { sqsMessageQueue } from '../../../../src/adapters/driven/sqs/sqs-message-queue.js'
import type { Delivery } from '../../../../src/adapters/support/message-queue.js'
import { httpStub, type HttpStub } from '../../../support/http-stub.js'
import { times } from '../../../support/times.js'

type Call = Readonly<{ action: string; input: Record<string, unknown> }>
type Entry = Readonly<{ Id: string; ReceiptHandle: string; VisibilityTimeout?: number }>
type Entries = Readonly<{ Entries: readonly Entry[] }>

const aDelivery = (index = 0): Delivery => ({ body: 'nonsense', receipt: `receipt-${index}`, receives: 2 })
const entriesOf = (call: Call | undefined) => (call?.input as Entries | undefined)?.Entries ?? []
const allDone = ({ input }: Call) => ({
  Successful: (input as Entries).Entries.map(({ Id }) => ({ Id })),
})
/** Why each failed, and `done` for those that did not. */
const outcomesOf = async (work: readonly Promise<void>[]) =>
  (await Promise.allSettled(work)).map(each => (each.status === 'rejected' ? String(each.reason) : 'done'))

describe('SqsMessageQueue', () => {
  let stub: HttpStub
  afterEach(() => stub.close())

  /** SQS as it answers to each action; to what it does not know it says 400. */
  const open = async (answers: Readonly<Record<string, (call: Call) => object>>, visibility?: number) => {
    const calls: Call[] = []
    stub = await httpStub(({ headers }, response, body) => {
      const action = String(headers['x-amz-target']).replace('AmazonSQS.', '')
      const call = { action, input: JSON.parse(body) as Call['input'] }
      calls.push(call)
      const answer = answers[action]?.(call)
      response.writeHead(answer ? 200 : 400, { 'content-type': 'application/x-amz-json-1.0' })
      response.end(JSON.stringify(answer ?? { __type: 'com.amazonaws.sqs#NotToday', message: 'no' }))
    })
    const { endpoint } = stub
    const access = { endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } }
    const queue = sqsMessageQueue({
      clients: sqsClients(access),
      queueUrl: `${endpoint}/1/work`,
      ...(visibility === undefined ? {} : { visibility }),
    })
    return { queue, calls, actions: () => calls.map(({ action }) => action) }
  }

  it('deletes together what is deleted together, and knows which of it failed', async () => {
    const { queue, calls } = await open({
      DeleteMessageBatch: () => ({
        Successful: [{ Id: '0' }],
        Failed: [{ Id: '1', Code: 'ReceiptHandleIsInvalid', Message: 'too old', SenderFault: true }],
      }),
    })
    expect(await outcomesOf(times(3, index => queue.delete(aDelivery(index))))).to.deep.equal([
      'done',
      'Error: ReceiptHandleIsInvalid: too old',
      'Error: the queue does not say what became of it',
    ])
    expect(calls.map(call => entriesOf(call).map(({ ReceiptHandle }) => ReceiptHandle))).to.deep.equal([
      ['receipt-0', 'receipt-1', 'receipt-2'],
    ])
  })

  it('deletes in one call what is done within a moment, and ten at once', async () => {
    const { queue, calls } = await open({ DeleteMessageBatch: allDone })
    const deleted = times(5, index => queue.delete(aDelivery(index)))
    await aTurn()
    deleted.push(...times(8, index => queue.delete(aDelivery(index + 5))))
    await Promise.all(deleted)
    expect(calls.map(call => entriesOf(call).length)).to.deep.equal([10, 3])
  })

  it('gives back together, in whole seconds, never earlier than it was told and never later than SQS can', async () => {
    const { queue, calls } = await open({ ChangeMessageVisibilityBatch: allDone })
    await Promise.all([0, 1, 1_001, 24 * 3_600_000].map((ms, index) => queue.setVisibility(aDelivery(index), ms)))
    expect(calls.map(call => entriesOf(call).map(entry => entry.VisibilityTimeout))).to.deep.equal([[0, 1, 2, 43_140]])
  })

  for (const [what, visibility, seconds] of [
    ['for as long as it is told, whatever the queue would', 90_000, 90],
    ['for as long as SQS can', 24 * 3_600_000, 43_140],
    ['for as long as the queue does, if it is told nothing', undefined, undefined],
  ] as const)
    it(`hides what it receives ${what}`, async () => {
      const { queue, calls } = await open({ ReceiveMessage: () => ({ Messages: [{ Body: 'hello' }] }) }, visibility)
      await queue.receive(1, 0, new AbortController().signal)
      expect(calls[0]?.input['VisibilityTimeout']).to.equal(seconds)
    })

  describe('a dead letter', () => {
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:42:dead', maxReceiveCount: 6 })
    const answers = {
      GetQueueAttributes: () => ({ Attributes: { RedrivePolicy } }),
      GetQueueUrl: ({ input }: Call) => ({
        QueueUrl: `/${String(input['QueueOwnerAWSAccountId'])}/${String(input['QueueName'])}`,
      }),
      SendMessage: () => ({ MessageId: 'm' }),
      DeleteMessageBatch: allDone,
    }

    it('goes where the redrive policy says, which is looked up once, and then out of the queue', async () => {
      const { queue, calls, actions } = await open(answers)
      for (const index of [0, 1]) await queue.deadLetter(aDelivery(index), 'not JSON')
      const send = ['SendMessage', 'DeleteMessageBatch']
      expect(actions()).to.deep.equal(['GetQueueAttributes', 'GetQueueUrl', ...send, ...send])
      expect(calls[2]?.input).to.deep.equal({
        QueueUrl: '/42/dead',
        MessageBody: 'nonsense',
        MessageAttributes: {
          reason: { DataType: 'String', StringValue: 'not JSON' },
          receives: { DataType: 'Number', StringValue: '2' },
        },
      })
    })

    it('stays in the queue if it could not be put aside', async () => {
      const { SendMessage: _, ...others } = answers
      const { queue, actions } = await open(others)
      expect(await outcomesOf([queue.deadLetter(aDelivery(), 'not JSON')])).to.deep.equal(['NotToday: no'])
      expect(actions()).not.to.include('DeleteMessageBatch')
    })

    it('is put aside later if nobody knew where to', async () => {
      let asked = 0
      const GetQueueAttributes = () => (++asked === 1 ? {} : { Attributes: { RedrivePolicy } })
      const { queue } = await open({ ...answers, GetQueueAttributes })
      expect((await outcomesOf([queue.deadLetter(aDelivery(), 'not JSON')]))[0]).to.match(/no redrive policy/)
      await queue.deadLetter(aDelivery(), 'not JSON')
    })
  })

  it('lets a poll end by itself, so that it cannot hide what comes just then', async () => {
    let poll = () => undefined as unknown
    const stopping = new AbortController()
    const { queue, calls } = await open({
      ReceiveMessage: () => {
        poll()
        return { Messages: [{ Body: 'late', ReceiptHandle: 'r', Attributes: { ApproximateReceiveCount: '1' } }] }
      },
    })
    poll = () => stopping.abort()
    expect(await queue.receive(5, 20_000, stopping.signal)).to.deep.equal([{ body: 'late', receipt: 'r', receives: 1 }])
    expect(calls[0]?.input).to.include({ MaxNumberOfMessages: 5, WaitTimeSeconds: 5 })
    expect(await queue.receive(5, 20_000, stopping.signal)).to.deep.equal([])
    expect(calls).to.have.length(1)
  })
})
