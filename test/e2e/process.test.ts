import { expect } from 'chai'
import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { end, runToItsEnd, startProcess, type ServiceProcess } from '../support/service-process.js'

describe('the process', function () {
  this.timeout(60_000)

  let service: ServiceProcess | undefined
  afterEach(async () => {
    await end(service)
    service = undefined
  })

  it('answers soon after its start', async () => {
    service = await startProcess()
    const { status } = await fetch(`${service.address}/health/ready`)
    expect(status).to.equal(200)
    console.log(`      up after ${service.startedWithin.toFixed(0)} ms`)
  })

  it('says everything that is wrong with its configuration, and ends with 1', async () => {
    const { code, said } = await runToItsEnd({ PORT: 'x', ROLE: 'worker', ACCESS_TOKEN_SECRET: 'hunter2' })
    expect(code).to.equal(1)
    expect(said).to.match(/PORT: .*\n.*ACCESS_TOKEN_SECRET: .*\n.*MONGO_URL: needed when ROLE is worker/)
    expect(said).not.to.include('hunter2')
  })

  it('ends with 1, and says why, when its port is taken', async () => {
    service = await startProcess()
    const { code, said } = await runToItsEnd({ PORT: new URL(service.address).port, LOG_LEVEL: 'fatal' })
    expect(code).to.equal(1)
    expect(said).to.include('the service cannot start').and.to.include('EADDRINUSE')
  })

  it('ends with 0, and soon, when it is told to stop while it waits for what it needs', async () => {
    const nobody = 'mongodb://127.0.0.1:1/orders'
    const { code, said } = await runToItsEnd({ MONGO_URL: nobody }, { stopAt: /stay in its memory/ })
    expect(code).to.equal(0)
    expect(said).to.include('"signal":"SIGTERM"').and.not.to.include('the service cannot start')
  })

  it('answers all that was asked when it is told to stop under load, and ends with 0', async () => {
    service = await startProcess()
    const { address } = service
    const load = Array.from({ length: 50 }, () => askUntilRefused(address))
    await pause(500)
    service.kill('SIGTERM')
    service.kill('SIGTERM')

    const asked = await Promise.all(load)
    expect(asked.flatMap(({ broken }) => broken)).to.deep.equal([])
    expect(await service.exited).to.equal(0)
    const answered = asked.reduce((sum, each) => sum + each.answered, 0)
    expect(answered).to.be.greaterThan(50)
    expect(service.lines.filter(line => line.includes('"route":"/health/live"')).length, 'read').to.equal(answered)
  })

  it('ends with 0, and soon, though a client keeps the rest of its body', async () => {
    service = await startProcess()
    const half = request(`${service.address}/api/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': 100 },
    })
    half.on('error', () => undefined)
    half.write('{')
    await pause(200)
    const told = performance.now()
    service.kill('SIGTERM')
    expect(await service.exited).to.equal(0)
    expect(performance.now() - told).to.be.lessThan(5_000)
  })

  it('logs nothing that is secret', async () => {
    service = await startProcess({ LOG_LEVEL: 'debug' })
    const secrets = ['grace@example.com', 'a password to look for']
    const body = JSON.stringify({ email: secrets[0], password: secrets[1] })
    const headers = { 'Content-Type': 'application/json' }
    await fetch(`${service.address}/api/auth/register`, { method: 'POST', headers, body })
    const login = await fetch(`${service.address}/api/auth/login`, { method: 'POST', headers, body })
    const { accessToken, refreshToken } = (await login.json()) as { accessToken: string; refreshToken: string }
    const key = 'a-key-to-look-for'
    const placed = await fetch(`${service.address}/api/orders`, {
      method: 'POST',
      headers: { ...headers, Authorization: `Bearer ${accessToken}`, 'Idempotency-Key': key },
      body: JSON.stringify({ items: [{ sku: 'MUG-STONEWARE', quantity: 1 }] }),
    })
    expect(placed.status).to.equal(201)
    await fetch(`${service.address}/api/auth/refresh`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ refreshToken }),
    })
    const forgotten = JSON.stringify({ email: secrets[0] })
    await fetch(`${service.address}/api/auth/forgot-password`, { method: 'POST', headers, body: forgotten })
    const mails = await (await fetch(`${service.address}/dev/mailbox.json`)).text()
    const tokens = [...mails.matchAll(/#([\w-]{43})/g)].map(([, token = '']) => token)
    expect(tokens).not.to.be.empty
    service.kill('SIGTERM')
    await service.exited

    const log = service.lines.join('\n')
    expect(log).to.include('/api/orders')
    for (const secret of [...secrets, accessToken, refreshToken, key, ...tokens]) expect(log).not.to.include(secret)
  })
})

type Asked = Readonly<{ answered: number; broken: readonly string[] }>

/** Asks again and again over one connection until none is taken any more. Broken is an answer that was begun and not finished. */
const askUntilRefused = async (address: string): Promise<Asked> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const broken: string[] = []
  let answered = 0
  for (;;) {
    const outcome = await ask(address, agent)
    if (outcome === 'answered') answered += 1
    else if (outcome === 'refused') break
    else broken.push(outcome)
  }
  agent.destroy()
  return { answered, broken }
}

const ask = (address: string, agent: Agent): Promise<string> =>
  new Promise(resolve => {
    const asking = request(`${address}/health/live`, { agent }, response => {
      response.on('error', error => resolve(`begun, then ${error.message}`))
      response.on('end', () => resolve('answered'))
      response.resume()
    })
    // Reset before it was read, or never connected: the log says how many were read.
    asking.on('error', () => resolve('refused'))
    asking.end()
  })
