import { expect } from 'chai'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import { useFakeTimers, type SinonFakeTimers } from 'sinon'
import { inProcessBackgroundTasks } from '../../../../src/adapters/driven/system/in-process-background-tasks.js'
import { unavailable } from '../../../../src/application/errors.js'
import { recordingLogger } from '../../../support/recording-logger.js'

describe('Background tasks', () => {
  let clock: SinonFakeTimers
  beforeEach(() => {
    clock = useFakeTimers()
  })
  afterEach(() => clock.restore())

  const taking = (ms: number) => () =>
    ResultAsync.fromSafePromise(new Promise<void>(resolve => setTimeout(resolve, ms)))

  it('are waited for when the process ends, those too that others start meanwhile', async () => {
    const tasks = inProcessBackgroundTasks(recordingLogger())
    const done: string[] = []
    tasks.run('first', () =>
      taking(100)().map(() => {
        done.push('first')
        tasks.run('second', () => taking(100)().map(() => done.push('second')))
      }),
    )
    const drained = tasks.drain(1_000)
    await clock.tickAsync(200)
    expect(await drained).to.equal(0)
    expect(done).to.deep.equal(['first', 'second'])
  })

  it('are left behind when they take too long', async () => {
    const tasks = inProcessBackgroundTasks(recordingLogger())
    tasks.run('slow', taking(10_000))
    const drained = tasks.drain(1_000)
    await clock.tickAsync(1_000)
    expect(await drained).to.equal(1)
    await clock.runAllAsync()
    expect(await tasks.drain(0)).to.equal(0)
  })

  it('leave a line in the log when they fail, and an error when they break', async () => {
    const logger = recordingLogger()
    const tasks = inProcessBackgroundTasks(logger)
    const bug = new Error('a bug')
    tasks.run('publish', () => errAsync(unavailable('the queue')))
    tasks.run('settle', () => {
      throw bug
    })
    tasks.run('mail', () => ResultAsync.fromSafePromise(Promise.reject(bug)))
    tasks.run('cache', () => okAsync(undefined))
    expect(await tasks.drain(1_000)).to.equal(0)
    expect(logger.lines).to.have.deep.members([
      { level: 'warn', facts: { task: 'publish', error: unavailable('the queue') }, message: 'background task failed' },
      { level: 'error', facts: { task: 'settle', err: bug }, message: 'background task broke' },
      { level: 'error', facts: { task: 'mail', err: bug }, message: 'background task broke' },
    ])
  })
})
