import { expect } from 'chai'
import { readdirSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { useFakeTimers } from 'sinon'
import { argon2InChild, type Argon2InChild } from '../../../../src/adapters/driven/argon2/argon2-in-child.js'
import { argon2PasswordHasher } from '../../../../src/adapters/driven/argon2/argon2-password-hasher.js'
import type { Password } from '../../../../src/domain/account/credentials.js'
import { passwordHasherContract } from '../../../contracts/password-hasher.contract.js'
import { recordingLogger } from '../../../support/recording-logger.js'
import { eventually } from '../../../support/servers/eventually.js'
import { silentLogger } from '../../../support/silent-logger.js'
import { times } from '../../../support/times.js'

const PASSWORD = 'correct horse battery staple' as Password
/** Far beyond the limit of a test: whoever waits for it fails. In ms. */
const ANSWER_WITHIN = 100_000
const OF_NO_USE = new URL('./ends-at-once-main.ts', import.meta.url)
/** What follows the name of a program begins with the third field; priorities are the nineteenth (proc(5)). */
const NICENESS = 19 - 3

/** Of each thread of a process. */
const nicenessOf = (pid: number): readonly number[] =>
  readdirSync(`/proc/${pid}/task`).map(thread => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(') ') + 2).split(' ')[NICENESS])
  })

describe('Passwords hashed in a process of their own', () => {
  const open: Argon2InChild[] = []
  const started = (settings: Partial<Parameters<typeof argon2InChild>[0]> = {}) => {
    const argon2 = argon2InChild({ logger: silentLogger, ...settings })
    open.push(argon2)
    argon2.start()
    return argon2
  }
  afterEach(() => {
    for (const argon2 of open.splice(0)) argon2.stop()
  })

  describe('as others do,', () => {
    const limits = { atOnce: 2, waiting: 3 }
    passwordHasherContract(() => argon2PasswordHasher({ argon2: started(), limits }), { room: 5 })
  })

  it('are hashed in this one until the service is up, and when it has stopped', async () => {
    const argon2 = argon2InChild({ logger: silentLogger })
    const hash = await argon2.hash(PASSWORD)
    expect(argon2.pid()).to.equal(undefined)

    argon2.start()
    open.push(argon2)
    expect(argon2.pid()).to.be.a('number').that.is.not.equal(process.pid)
    expect(await argon2.verify(hash, PASSWORD)).to.be.true
    argon2.stop()
    expect(await argon2.verify(hash, PASSWORD)).to.be.true
  })

  it('are told to that process alone: its arguments and its environment have none, nor any secret', async function () {
    if (process.platform !== 'linux') this.skip()
    process.env['A_SECRET_OF_THE_TEST'] = 'hunter2'
    const argon2 = started()
    delete process.env['A_SECRET_OF_THE_TEST']
    await argon2.hash(PASSWORD)
    const [told, environment] = ['cmdline', 'environ'].map(file =>
      readFileSync(`/proc/${argon2.pid()}/${file}`, 'utf8'),
    )
    expect(told).not.to.include(PASSWORD)
    expect(environment).to.not.match(/hunter2|PATH|correct horse/)
  })

  it('leave the core to whoever else wants it, with each thread', async function () {
    if (process.platform !== 'linux') this.skip()
    const argon2 = started()
    await Promise.all(times(2, () => argon2.hash(PASSWORD)))
    for (const niceness of nicenessOf(argon2.pid()!)) expect(niceness).to.equal(constants.priority.PRIORITY_LOW)
  })

  it('are hashed all the same when that process is killed amid it', async () => {
    const logger = recordingLogger()
    const argon2 = started({ logger })
    const hash = await argon2.hash(PASSWORD)
    const first = argon2.pid()!
    process.kill(first, 'SIGSTOP')
    const asked = [argon2.verify(hash, PASSWORD), argon2.verify(hash, 'another'), argon2.hash(PASSWORD)]
    process.kill(first, 'SIGKILL')
    expect((await Promise.all(asked)).slice(0, 2)).to.deep.equal([true, false])
    expect(argon2.pid()).not.to.equal(first)
    expect(logger.lines.map(({ facts }) => facts)).to.deep.equal([{ code: null, signal: 'SIGKILL' }])
    expect(JSON.stringify(logger.lines)).not.to.include(PASSWORD)
  })

  it('are hashed all the same when that process was killed while nobody asked', async () => {
    const argon2 = started()
    await argon2.hash(PASSWORD)
    const first = argon2.pid()!
    process.kill(first, 'SIGKILL')
    expect(await argon2.hash(PASSWORD)).to.include('$argon2id$')
    expect(argon2.pid()).not.to.equal(first)
  })

  it('are hashed by another when that one hangs, which is killed', async () => {
    const argon2 = started({ answerWithin: ANSWER_WITHIN })
    await argon2.hash(PASSWORD)
    const first = argon2.pid()!
    process.kill(first, 'SIGSTOP')
    const timers = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const hashed = argon2.hash(PASSWORD)
    timers.tick(ANSWER_WITHIN)
    timers.restore()
    expect(await hashed).to.include('$argon2id$')
    await eventually('its end', () => Promise.resolve(isGone(first) || undefined))
  })

  it('are a matter of trying again when that process ends again and again, and it is not started for each', async () => {
    const logger = recordingLogger()
    const argon2 = started({ logger, program: OF_NO_USE })
    const hasher = argon2PasswordHasher({ argon2 })
    const answers: string[] = []
    while (answers.length < 20) answers.push((await hasher.hash(PASSWORD))._unsafeUnwrapErr().type)
    expect(new Set(answers)).to.deep.equal(new Set(['Unavailable']))
    expect(logger.lines.length).to.be.lessThan(20)
  })
})

const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}
