import { expect } from 'chai'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { eventually } from '../../support/servers/eventually.js'
import { isRunning } from '../../support/servers/is-running.js'

/** Starts a Redis, says its process id, and ends in one way or another. */
const program = (ending: string) => `
  import { startRedis } from './test/support/servers/redis.ts'
  const redis = await startRedis()
  console.log(redis.pid())
  ${ending}
`

describe('a server of the tests', function () {
  this.timeout(60_000)

  const endings = {
    'has nothing more to do': '',
    exits: 'process.exit(3)',
    throws: 'throw new Error("a bug")',
    'ends while the server hangs': 'redis.hang()',
    'is told to end': 'process.kill(process.pid, "SIGTERM")',
    'is killed': 'process.kill(process.pid, "SIGKILL")',
  }
  for (const [how, ending] of Object.entries(endings))
    it(`ends when the process that started it ${how}`, async function () {
      if (how.startsWith('is ') && process.platform !== 'linux') this.skip()
      const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program(ending)], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string]
      if (parent.exitCode === null && parent.signalCode === null) await once(parent, 'exit')
      await eventually(`process ${line} to end`, async () => (isRunning(Number(line)) ? undefined : true), {
        within: 10_000,
      })
      expect(isRunning(Number(line))).to.equal(false)
    })
})
