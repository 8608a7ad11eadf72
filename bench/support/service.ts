import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { endingWithUs } from '../../test/support/servers/ending-with-us.js'
import { eventually } from '../../test/support/servers/eventually.js'
import { freePort } from '../../test/support/servers/free-port.js'
import { ownFolder } from '../../test/support/servers/own-folder.js'
import { onCore } from './cores.js'

export type Service = Readonly<{
  address: string
  pid: number
  /** How long after its start it answered that it is ready, ms. */
  readyAfter: number
  /** Ends it as an operator does. */
  stop: () => Promise<void>
}>

const EVERY_MS = 5

const profiling = (folder: string | undefined) =>
  folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`]

/** The product as `npm start` runs it, on a core of its own; its log goes to a file, and its CPU profile to that folder, if one is given. Resolves when it answers that it is ready. */
export const startService = async (
  variables: Readonly<Record<string, string>>,
  { core, profile }: Readonly<{ core: number; profile: string | undefined }>,
): Promise<Service> => {
  const port = await freePort()
  const log = join(ownFolder('service'), 'service.log')
  const output = openSync(log, 'a')
  const [command, ...args] = await endingWithUs(
    onCore(core, [
      process.execPath,
      ...profiling(profile),
      '--enable-source-maps',
      '--single-threaded-gc',
      'scripts/start.mjs',
    ]),
  )
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: `${port}`, ...variables },
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  const began = performance.now()
  const kill = () => void child.kill('SIGKILL')
  const ended = once(child, 'exit')

  const address = `http://127.0.0.1:${port}`
  const isReady = async () => ((await fetch(`${address}/health/ready`)).ok ? true : undefined)
  try {
    await eventually('the service to be ready', isReady, { hopeless: () => child.exitCode !== null, every: EVERY_MS })
  } catch (error) {
    kill()
    throw new Error(`the service does not start:\n${readFileSync(log, 'utf8')}`, { cause: error })
  }
  const readyAfter = performance.now() - began
  return {
    address,
    pid: child.pid ?? NaN,
    readyAfter,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
