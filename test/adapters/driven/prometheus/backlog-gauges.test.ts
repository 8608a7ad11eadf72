import { expect } from 'chai'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { backlogGauges } from '../../../../src/adapters/driven/prometheus/backlog-gauges.js'
import { metricsPage, metricsRegistry } from '../../../../src/adapters/driven/prometheus/metrics-registry.js'
import { unavailable } from '../../../../src/application/errors.js'
import type { OrderBacklog } from '../../../../src/application/ports/driven/order-backlog.js'
import { later } from '../../../../src/domain/shared/instant.js'
import { samplesOf } from '../../../support/samples-of.js'
import { SOME_DAY, steppedClock } from '../../../support/stepped-clock.js'

type Answer = ReturnType<OrderBacklog['oldest']>

describe('The gauges of the backlog', () => {
  const open = (answers: readonly (() => Answer)[]) => {
    const registry = metricsRegistry()
    let asked = 0
    const backlog: OrderBacklog = { oldest: () => answers[asked++]!() }
    backlogGauges({ registry, backlog, clock: steppedClock() })
    return {
      asked: () => asked,
      page: async () => Object.fromEntries(samplesOf((await metricsPage(registry)).text)),
    }
  }

  it('are how old the oldest is, asked for once a page', async () => {
    const oldest = { pendingSince: later(SOME_DAY, -90_000), dueSince: later(SOME_DAY, -1_500) }
    const { page, asked } = open([() => okAsync(oldest), () => okAsync({})])
    expect(await page()).to.deep.equal({ oldest_pending_order_seconds: 90, oldest_due_order_seconds: 1.5 })
    expect(await page()).to.deep.equal({ oldest_pending_order_seconds: 0, oldest_due_order_seconds: 0 })
    expect(asked()).to.equal(2)
  })

  it('are 0 for what is due only later', async () => {
    const { page } = open([() => okAsync({ dueSince: later(SOME_DAY, 10_000) })])
    expect(await page()).to.include({ oldest_due_order_seconds: 0 })
  })

  describe('while the store', () => {
    let timers: SinonFakeTimers
    beforeEach(() => {
      timers = useFakeTimers()
    })
    afterEach(() => timers.restore())

    const troubles: Record<string, () => Answer> = {
      'is away': () => errAsync(unavailable('the store')),
      'does not answer': () => ResultAsync.fromSafePromise(new Promise(() => undefined)),
    }
    for (const [what, trouble] of Object.entries(troubles))
      it(`${what}, are not there, and the page is`, async () => {
        const { page } = open([() => okAsync({ dueSince: SOME_DAY }), trouble])
        await page()
        const second = page()
        await timers.tickAsync(1_001)
        expect(await second).to.deep.equal({})
      })
  })
})
