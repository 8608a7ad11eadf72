import { expect } from 'chai'
import { useFakeTimers } from 'sinon'
import { reportReadiness, type Dependency } from '../../../../src/adapters/driving/http/readiness.js'
import { expectToMatchOpenApi } from '../../../support/openapi-validator.js'
import { serve } from './served.js'

const up = () => Promise.resolve(true)
const down = () => Promise.resolve(false)
const failing = () => Promise.reject(new Error('no route to host'))
const store = (answers: () => Promise<boolean>): Dependency => ({ required: true, answers })
const cache = (answers: () => Promise<boolean>): Dependency => ({ required: false, answers })

const askReady = async (dependencies: Record<string, Dependency>, stopping = new AbortController()) => {
  const served = await serve({ readiness: { dependencies, stopping: stopping.signal } })
  const live = await served.send('GET', '/health/live')
  const ready = await served.send('GET', '/health/ready')
  await served.stop(0)
  expect(live.status).to.equal(200)
  expectToMatchOpenApi('GET', '/health/ready', ready.status, ready.headers, ready.text)
  return { status: ready.status, json: JSON.parse(ready.text) as Record<string, unknown> }
}

describe('readiness', () => {
  it('is there when everything answers', async () => {
    const { status, json } = await askReady({ store: store(up), cache: cache(up) })
    expect(status).to.equal(200)
    expect(json).to.deep.equal({ status: 'ready', dependencies: { store: 'up', cache: 'up' } })
  })

  for (const [what, answers] of [
    ['says no', down],
    ['fails', failing],
  ] as const) {
    it(`is degraded when what can be done without ${what}`, async () => {
      const { status, json } = await askReady({ store: store(up), cache: cache(answers) })
      expect(status).to.equal(200)
      expect(json).to.deep.equal({ status: 'degraded', dependencies: { store: 'up', cache: 'down' } })
    })

    it(`is gone when the store ${what}`, async () => {
      const { status, json } = await askReady({ store: store(answers), cache: cache(up) })
      expect(status).to.equal(503)
      expect(json).to.deep.include({ dependencies: { store: 'down', cache: 'up' } })
    })
  }

  it('is gone when the service stops, though everything answers and the process lives', async () => {
    const stopping = new AbortController()
    stopping.abort()
    const { status, json } = await askReady({ store: store(up) }, stopping)
    expect(status).to.equal(503)
    expect(json).to.deep.include({ dependencies: { store: 'up' } })
  })

  it('does not wait for what is silent', async () => {
    const clock = useFakeTimers()
    const report = reportReadiness({
      dependencies: { store: store(() => new Promise(() => undefined)) },
      stopping: new AbortController().signal,
    })
    await clock.tickAsync(1_000)
    clock.restore()
    expect(await report).to.deep.equal({ ready: false, dependencies: { store: 'down' } })
  })
})
