import { expect } from 'chai'
import { EventEmitter } from 'node:events'
import sinon from 'sinon'
import { exitOnBugs, stopOnSignals } from '../../src/bootstrap/shutdown.js'
import { recordingLogger } from '../support/recording-logger.js'
import { silentLogger } from '../support/silent-logger.js'

/** As much of a process as signals need. */
const aProcess = () => {
  const exit = sinon.spy()
  const signals = new EventEmitter()
  const process = Object.assign(signals, { exit }) as unknown as NodeJS.Process
  return { exit, process, signals }
}

describe('stopping', () => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => {
    clock = sinon.useFakeTimers()
  })
  afterEach(() => clock.restore())

  const started = (stop: () => Promise<boolean>) => {
    const { exit, process } = aProcess()
    stopOnSignals({ stop }, { logger: silentLogger, stopWithin: 10_000, process })
    return { exit, process }
  }
  const never = () => new Promise<boolean>(() => undefined)

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`exits with 0 on ${signal} when everything was finished`, async () => {
      const { exit, process } = started(() => Promise.resolve(true))
      process.emit(signal, signal)
      await clock.runAllAsync()
      expect(exit.args).to.deep.equal([[0]])
    })
  }

  it('exits with 1 when something was cut off', async () => {
    const { exit, process } = started(() => Promise.resolve(false))
    process.emit('SIGTERM', 'SIGTERM')
    await clock.runAllAsync()
    expect(exit.args).to.deep.equal([[1]])
  })

  it('takes the same signal twice within a second for one, as npm passes it on', async () => {
    const { exit, process } = started(never)
    process.emit('SIGINT', 'SIGINT')
    await clock.tickAsync(900)
    process.emit('SIGINT', 'SIGINT')
    expect(exit.called).to.equal(false)
  })

  it('exits at once on a second signal later than that', async () => {
    const { exit, process } = started(never)
    process.emit('SIGTERM', 'SIGTERM')
    await clock.tickAsync(1_100)
    process.emit('SIGTERM', 'SIGTERM')
    expect(exit.args).to.deep.equal([[1]])
  })

  it('does not wait longer than it may', async () => {
    const { exit, process } = started(never)
    process.emit('SIGTERM', 'SIGTERM')
    await clock.tickAsync(10_000)
    expect(exit.args).to.deep.equal([[1]])
  })

  for (const bug of ['unhandledRejection', 'uncaughtException']) {
    it(`exits with 1 on an ${bug}, and says so whatever is logged at all`, () => {
      const { exit, process, signals } = aProcess()
      const logger = recordingLogger()
      exitOnBugs({ logger, process })
      signals.emit(bug, new Error('a bug'))
      expect(exit.args).to.deep.equal([[1]])
      expect(logger.lines.map(({ level }) => level)).to.deep.equal(['fatal'])
    })
  }
})
