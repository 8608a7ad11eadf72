import { expect } from 'chai'
import { errAsync, okAsync } from 'neverthrow'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { orderRecall } from '../../../../src/adapters/driving/queue/order-recall.js'
import { unavailable } from '../../../../src/application/errors.js'
import type { RecallOrders } from '../../../../src/application/ports/driving/recall-orders.js'
import { recordingLogger } from '../../../support/recording-logger.js'
import { SOME_DAY } from '../../../support/stepped-clock.js'

const HOUR = 3_600_000

describe('Recalling orders at the start', () => {
  let timers: SinonFakeTimers
  beforeEach(() => {
    timers = useFakeTimers(SOME_DAY)
  })
  afterEach(() => timers.restore())

  const recall = (recallOrders: RecallOrders) => {
    const logger = recordingLogger()
    const { start, stop } = orderRecall({ recallOrders, logger, random: () => 0 })
    start()
    return { stop, said: () => logger.lines.map(({ level, message }) => `${level}: ${message}`) }
  }

  it('is done once, and tells of how many', async () => {
    const { said } = recall(() => okAsync({ orders: 3 }))
    await timers.tickAsync(HOUR)
    expect(said()).to.deep.equal(['info: orders were recalled'])
  })

  it('is tried again while the store is away, and after a bug', async () => {
    let calls = 0
    const { said } = recall(() => {
      calls += 1
      if (calls === 1) return errAsync(unavailable('orders'))
      if (calls === 2) throw new Error('a bug')
      return okAsync({ orders: 0 })
    })
    await timers.tickAsync(999)
    expect(said()).to.deep.equal(['warn: orders cannot be recalled'])
    await timers.tickAsync(HOUR)
    expect(said().slice(1)).to.deep.equal(['error: recalling orders broke', 'info: orders were recalled'])
  })

  it('is given up when the service stops', async () => {
    const { stop, said } = recall(() => errAsync(unavailable('orders')))
    await timers.tickAsync(500)
    await stop(10_000)
    expect(timers.countTimers()).to.equal(0)
    await timers.tickAsync(HOUR)
    expect(said()).to.have.lengthOf(1)
  })
})
