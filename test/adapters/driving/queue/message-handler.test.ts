import { expect } from 'chai'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import { messageHandler } from '../../../../src/adapters/driving/queue/message-handler.js'
import { MESSAGE_VERSION, encodeEvent } from '../../../../src/adapters/wire/order-message.js'
import { outcomeUnknown, unavailable } from '../../../../src/application/errors.js'
import type {
  AdvanceOrder,
  AdvanceOrderCommand,
  AdvanceOrderError,
} from '../../../../src/application/ports/driving/advance-order.js'
import { aPlacedOrder, aProcessing } from '../../../support/builders.js'
import { recordingLogger } from '../../../support/recording-logger.js'

const { order, event } = aPlacedOrder()
const BODY = encodeEvent(event)

const handling = (advanceOrder: AdvanceOrder, body = BODY, receives = 1) => {
  const logger = recordingLogger()
  const handled = messageHandler({ advanceOrder, logger, random: () => 0 })({ body, receipt: 'r', receives })
  return { logger, handled }
}
const mustNotBeAsked: AdvanceOrder = () => expect.fail('the order must not be advanced')

describe('A message', () => {
  it('has the worker advance the order it names, and is deleted when that is done', async () => {
    const commands: AdvanceOrderCommand[] = []
    const { handled } = handling(command => (commands.push(command), okAsync(undefined)))
    expect(await handled).to.deep.equal({ disposal: { type: 'Delete' }, needed: 'answered' })
    expect(commands).to.deep.equal([{ orderId: order.id, who: 'worker' }])
  })

  it('of another event has its order advanced as well', async () => {
    const { handled } = handling(() => okAsync(undefined), encodeEvent(aProcessing(order).event))
    expect((await handled).disposal).to.deep.equal({ type: 'Delete' })
  })

  it('is deleted though other systems could not be told: the order says when they are told', async () => {
    const error = { type: 'Unpublished', what: 'their queue' } as const
    const { handled, logger } = handling(() => errAsync(error))
    expect(await handled).to.deep.equal({ disposal: { type: 'Delete' }, needed: 'answered' })
    expect(logger.lines).to.deep.equal([
      { level: 'warn', facts: { orderId: order.id, receives: 1, error }, message: 'outcome could not be published' },
    ])
  })

  const errors = {
    OrderUnknown: { error: { type: 'OrderUnknown' }, needed: 'answered' },
    Unavailable: { error: unavailable('the store'), needed: 'down' },
    OutcomeUnknown: { error: outcomeUnknown('the store'), needed: 'down' },
  } as const satisfies Record<
    Exclude<AdvanceOrderError['type'], 'Unpublished'>,
    { error: AdvanceOrderError; needed: string }
  >
  for (const [type, { error, needed }] of Object.entries(errors))
    it(`comes again after ${type}, later each time`, async () => {
      for (const [receives, afterMs] of [
        [1, 30_000],
        [3, 270_000],
      ] as const) {
        const { handled, logger } = handling(() => errAsync(error), BODY, receives)
        expect(await handled).to.deep.equal({ disposal: { type: 'GiveBack', afterMs }, needed })
        expect(logger.lines).to.deep.equal([
          { level: 'warn', facts: { orderId: order.id, receives, error }, message: 'order could not be advanced' },
        ])
      }
    })

  const bug = new Error('a bug')
  const bugs: Record<string, AdvanceOrder> = {
    thrown: () => {
      throw bug
    },
    rejected: () => ResultAsync.fromSafePromise(Promise.reject(bug)),
  }
  for (const [how, advanceOrder] of Object.entries(bugs))
    it(`comes again after a bug that is ${how}, which is logged as an error`, async () => {
      const { handled, logger } = handling(advanceOrder)
      expect(await handled).to.deep.equal({
        disposal: { type: 'GiveBack', afterMs: 30_000 },
        needed: 'unasked',
      })
      expect(logger.lines).to.have.length(1)
      expect(logger.lines[0]).to.deep.include({ level: 'error', facts: { orderId: order.id, receives: 1, err: bug } })
    })

  it('of a newer build is given back for minutes: a newer worker may take it', async () => {
    const newer = JSON.stringify({ version: MESSAGE_VERSION + 1, anything: 'else' })
    const { disposal, needed } = await handling(mustNotBeAsked, newer).handled
    expect(needed).to.equal('unasked')
    expect(disposal.type).to.equal('GiveBack')
    expect(disposal.type === 'GiveBack' && disposal.afterMs).to.be.at.least(2 * 60_000)
  })

  const unreadable: Record<string, string> = {
    'no JSON': '{"orderId":',
    'no object': '[]',
    'no id of an order': JSON.stringify({ ...(JSON.parse(BODY) as object), orderId: '../../orders' }),
    'an unknown type': JSON.stringify({ ...(JSON.parse(BODY) as object), type: 'OrderEaten' }),
    'no version': JSON.stringify({ ...(JSON.parse(BODY) as object), version: undefined }),
  }
  for (const [what, body] of Object.entries(unreadable))
    it(`with ${what} is put aside, with the reason`, async () => {
      const { handled, logger } = handling(mustNotBeAsked, body)
      const { disposal, needed } = await handled
      expect(needed).to.equal('unasked')
      expect(disposal.type).to.equal('DeadLetter')
      expect(disposal.type === 'DeadLetter' && disposal.reason)
        .to.be.a('string')
        .with.length.above(0)
      expect(logger.lines.map(line => line.level)).to.deep.equal(['error'])
    })
})
