import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { ask } from '../support/ask.js'
import { eventually } from '../support/servers/eventually.js'
import { end, startProcess, type ServiceProcess } from '../support/service-process.js'
import { times } from '../support/times.js'

const PERSON = { email: 'grace@example.com', password: 'a password to look for' }
const MORE_THAN_THE_SAME_SIGNAL = 1_100
const ENDED = 'the process that hashes passwords has ended'

describe('the process that hashes passwords', function () {
  this.timeout(60_000)

  let service: ServiceProcess
  before(function () {
    if (process.platform !== 'linux') this.skip()
  })
  afterEach(() => end(service))

  const start = async (variables: Record<string, string> = {}) => {
    service = await startProcess(variables)
    return hasherOf(service)
  }
  const logged = (words: string) =>
    eventually(words, async () => service.lines.some(line => line.includes(`"${words}"`)) || undefined)
  const signIn = () => ask('POST', `${service.address}/api/auth/login`, { json: PERSON })
  const register = () => ask('POST', `${service.address}/api/auth/register`, { json: PERSON })

  it('is there before anybody signs in, and ends with the service', async () => {
    const hasher = await start()
    service.kill('SIGTERM')
    expect(await service.exited).to.equal(0)
    await gone(hasher)
  })

  it('ends with a service that is killed', async () => {
    const hasher = await start()
    service.kill('SIGKILL')
    await service.exited
    await gone(hasher)
  })

  it('outlives a Ctrl-C, which reaches it as well, so that who is signing in is answered', async () => {
    const hasher = await start()
    await register()
    process.kill(hasher, 'SIGSTOP')
    const signingIn = signIn()
    await underWay(service)
    for (const pid of [hasher, service.pid]) process.kill(pid, 'SIGINT')
    process.kill(hasher, 'SIGCONT')
    expect((await signingIn).status).to.equal(200)
    expect(await service.exited).to.equal(0)
    expect(service.lines.join('\n')).not.to.include(ENDED)
  })

  it('is not waited for, nor is who signs in, by a service that is told to end a second time', async () => {
    const hasher = await start()
    await register()
    process.kill(hasher, 'SIGSTOP')
    const signingIn = signIn().then(
      () => 'answered',
      () => 'cut off',
    )
    await underWay(service)
    service.kill('SIGTERM')
    await logged('stopping')
    await pause(MORE_THAN_THE_SAME_SIGNAL)
    service.kill('SIGTERM')
    await logged('exiting at once')
    process.kill(hasher, 'SIGKILL')
    expect(await service.exited).to.equal(1)
    expect(await signingIn).to.equal('cut off')
  })

  it('may be killed while people sign in: they all get in', async () => {
    const hasher = await start()
    await register()
    process.kill(hasher, 'SIGSTOP')
    const signingIn = times(4, signIn)
    await underWay(service)
    process.kill(hasher, 'SIGKILL')
    expect((await Promise.all(signingIn)).map(({ status }) => status)).to.deep.equal([200, 200, 200, 200])
    expect(service.lines.join('\n')).to.include(ENDED)
  })

  it('may be killed just before people sign in', async () => {
    const hasher = await start()
    await register()
    process.kill(hasher, 'SIGKILL')
    const statuses = (await Promise.all(times(4, signIn))).map(({ status }) => status)
    expect(statuses).to.deep.equal([200, 200, 200, 200])
  })

  it('has a queue, and who finds no room in it is told when to come again', async () => {
    const hasher = await start({ PASSWORD_QUEUE: '1' })
    await register()
    process.kill(hasher, 'SIGSTOP')
    const signingIn = times(4, signIn)
    const turnedAway = await Promise.race(signingIn)
    expect(turnedAway.status).to.equal(503)
    expect(Number(turnedAway.headers.get('Retry-After'))).to.be.at.least(1)
    process.kill(hasher, 'SIGCONT')
    const statuses = (await Promise.all(signingIn)).map(({ status }) => status)
    expect(statuses.sort()).to.deep.equal([200, 200, 200, 503])
  })
})

const hasherOf = ({ pid }: ServiceProcess): Promise<number> =>
  eventually('the process that hashes', () => {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    const hasher = children.find(child => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('argon2'))
    return Promise.resolve(hasher === undefined ? undefined : Number(hasher))
  })

/** A process that has ended may still be listed, as a zombie, until it is waited for. */
const gone = (pid: number): Promise<true> =>
  eventually('its end', () => {
    try {
      return Promise.resolve(/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')) || undefined)
    } catch {
      return Promise.resolve(true)
    }
  })

/** Answers are logged when they are given; one that is asked for after the other has been read after it. */
const underWay = async ({ address }: ServiceProcess): Promise<void> => {
  await fetch(`${address}/health/live`)
}
