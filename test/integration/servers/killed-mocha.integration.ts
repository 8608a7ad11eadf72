import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { endingWithUs } from '../../support/servers/ending-with-us.js'
import { eventually } from '../../support/servers/eventually.js'
import { isRunning } from '../../support/servers/is-running.js'

const MOCHA = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'))
const TEST_WITHOUT_END = fileURLToPath(new URL('test-without-end.ts', import.meta.url))

describe('a service that a test has started', function () {
  this.timeout(60_000)
  before(function () {
    if (process.platform !== 'linux') this.skip()
  })

  for (const [how, signal, options] of [
    ['is killed', 'SIGKILL', []],
    ['is killed while it runs files side by side', 'SIGKILL', ['--parallel', '--jobs', '2']],
    ['is told to end', 'SIGTERM', []],
  ] as const)
    it(`ends when mocha ${how}`, async () => {
      const [program, ...args] = await endingWithUs([process.execPath, MOCHA, ...options, TEST_WITHOUT_END])
      const mocha = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
      const service = await serviceSaidIn(mocha.stdout)
      expect(isRunning(service)).to.equal(true)
      mocha.kill(signal)
      await eventually(`the end of service ${service}`, async () => (isRunning(service) ? undefined : true), {
        within: 20_000,
      })
    })
})

const serviceSaidIn = async (output: NodeJS.ReadableStream): Promise<number> => {
  for await (const line of createInterface({ input: output })) {
    const [, pid] = /^service (\d+)$/.exec(line) ?? []
    if (pid !== undefined) return Number(pid)
  }
  throw new Error('mocha ended without a word of the service')
}
