import { expect } from 'chai'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { reconcilerTimer } from '../../../../src/adapters/driving/timer/reconciler-timer.js'
import { unavailable } from '../../../../src/application/errors.js'
import type { Reconcile, Reconciled } from '../../../../src/application/ports/driving/reconcile.js'
import { recordingLogger } from '../../../support/recording-logger.js'

const SETTINGS = { every: 1_000, limit: 100 }
const NOTHING: Reconciled = { advanced: 0, holdsJudged: 0, adjustmentsFiled: 0, failed: 0 }

describe('The timer of the reconciler', () => {
  let timers: SinonFakeTimers
  beforeEach(() => {
    timers = useFakeTimers()
  })
  afterEach(() => timers.restore())

  const started = (reconcile: Reconcile, random = () => 0.5) => {
    const logger = recordingLogger()
    const timer = reconcilerTimer({ reconcile, logger, random }, SETTINGS)
    timer.start()
    return { logger, stop: timer.stop }
  }

  it('reconciles at every tick', async () => {
    let runs = 0
    const { stop } = started(() => (runs++, okAsync(NOTHING)))
    await timers.tickAsync(999)
    expect(runs).to.equal(0)
    await timers.tickAsync(4_001)
    expect(runs).to.equal(5)
    await stop(0)
  })

  it('lets chance move the tick by a tenth, so that instances do not look all at once', async () => {
    const at: number[] = []
    const reconcile = () => (at.push(Date.now()), okAsync(NOTHING))
    const { stop } = started(reconcile, () => 0)
    await timers.tickAsync(900)
    const { stop: stopLate } = started(reconcile, () => 1 - Number.EPSILON)
    await timers.tickAsync(1_100)
    expect(at).to.deep.equal([900, 1_800, 2_000])
    await Promise.all([stop(0), stopLate(0)])
  })

  it('never has two runs at once, however long one takes', async () => {
    let running = 0
    let most = 0
    let ended = 0
    const { stop } = started(() => {
      most = Math.max(most, ++running)
      const over = new Promise(resolve => setTimeout(resolve, 5_000))
      return ResultAsync.fromSafePromise(over.then(() => (running--, ended++, NOTHING)))
    })
    await timers.tickAsync(20_000)
    expect(most).to.equal(1)
    expect(ended).to.equal(3)
    const stopped = stop(5_000)
    await timers.tickAsync(5_000)
    await stopped
  })

  const full: Record<string, Partial<Reconciled>> = {
    'orders that are due': { advanced: 100 },
    'old holds': { holdsJudged: 100 },
    'adjustments to file': { adjustmentsFiled: 100 },
    'orders, some of which fail': { advanced: 100, failed: 99 },
  }
  for (const [what, found] of Object.entries(full))
    it(`goes on at once while there are more ${what}`, async () => {
      let runs = 0
      const { stop } = started(() => okAsync(++runs < 50 ? { ...NOTHING, ...found } : NOTHING))
      await timers.tickAsync(1_500)
      expect(runs).to.equal(50)
      await stop(0)
    })

  it('waits for the next tick when nothing of a full run could be done', async () => {
    let runs = 0
    const { stop } = started(() => (runs++, okAsync({ ...NOTHING, advanced: 100, failed: 100 })))
    await timers.tickAsync(3_500)
    expect(runs).to.equal(3)
    await stop(0)
  })

  it('goes on after failures and bugs, and logs them', async () => {
    const bug = new Error('a bug')
    const runs: Reconcile[] = [
      () => errAsync(unavailable('the store')),
      () => {
        throw bug
      },
      () => ResultAsync.fromSafePromise(Promise.reject(bug)),
    ]
    let quiet = 0
    const { stop, logger } = started(() => runs.shift()?.() ?? (quiet++, okAsync(NOTHING)))
    await timers.tickAsync(5_000)
    expect(quiet).to.equal(2)
    expect(logger.lines).to.deep.equal([
      { level: 'warn', facts: { error: unavailable('the store') }, message: 'reconciling failed' },
      { level: 'error', facts: { err: bug }, message: 'reconciling broke' },
      { level: 'error', facts: { err: bug }, message: 'reconciling broke' },
    ])
    await stop(0)
  })

  it('lets the run under way finish when it stops, and begins no other', async () => {
    let [begun, ended] = [0, 0]
    const { stop } = started(() => {
      begun++
      const over = new Promise(resolve => setTimeout(resolve, 3_000))
      return ResultAsync.fromSafePromise(over.then(() => (ended++, { ...NOTHING, advanced: 100 })))
    })
    await timers.tickAsync(2_000)
    const stopped = stop(5_000)
    await timers.tickAsync(2_000)
    await stopped
    await timers.tickAsync(10_000)
    expect([begun, ended]).to.deep.equal([1, 1])
    expect(timers.countTimers()).to.equal(0)
  })

  it('waits no longer than it may for a run that hangs', async () => {
    const { stop } = started(() => ResultAsync.fromSafePromise(new Promise<Reconciled>(() => undefined)))
    await timers.tickAsync(1_000)
    const stopped = stop(5_000)
    await timers.tickAsync(5_000)
    await stopped
    expect(timers.countTimers()).to.equal(0)
  })
})
