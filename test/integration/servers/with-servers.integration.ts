import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const mocha = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'))

/** Tests that need a Redis, where there is none and no way to get one. */
const testWithoutRedis = async (variables: Record<string, string>) => {
  const child = spawn(process.execPath, [mocha, 'test/integration/servers/redis.integration.ts'], {
    env: { PATH: '', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exited])
  return { code, stdout, stderr }
}

describe('tests whose servers are not to be had', function () {
  this.timeout(60_000)

  it('fail in CI', async () => {
    const { code, stdout } = await testWithoutRedis({ CI: 'true' })
    expect(code).to.equal(1)
    expect(stdout).to.include('redis-server is missing')
  })

  it('are skipped elsewhere, counted, with a warning at the end', async () => {
    const { code, stdout, stderr } = await testWithoutRedis({})
    expect(code).to.equal(0)
    expect(stdout).to.include('3 pending')
    expect(stderr).to.match(/NOT TESTED: a Redis of the tests: redis-server is missing.*\n$/)
  })
})
