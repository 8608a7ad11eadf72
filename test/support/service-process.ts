import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expectToKeepSecrets } from './kept-secrets.js'
import { endingWithUs } from './servers/ending-with-us.js'

export type ServiceProcess = Readonly<{
  address: string
  pid: number
  /** Milliseconds from its start to its being up. */
  startedWithin: number
  kill: (signal: NodeJS.Signals) => void
  /** What it exits with, when all that it has said is read. */
  exited: Promise<number | null>
  /** Every line it has logged. */
  lines: readonly string[]
}>

/** Starts the service as `npm start` does, on a free port, without limits unless they are asked for; whatever a test leaves running ends with this process. */
export const startProcess = async (variables: Record<string, string> = {}): Promise<ServiceProcess> => {
  const began = performance.now()
  const { child, lines } = await spawnService({ PORT: '0', HOST: '127.0.0.1', RATE_LIMITS: 'off', ...variables })
  const exited = once(child, 'close').then(([code]) => code as number | null)
  const address = await Promise.race([
    addressOf(child),
    exited.then(code => {
      throw new Error(`the service ended with ${String(code)}: ${lines.join('\n')}`)
    }),
  ])
  const startedWithin = performance.now() - began
  return { address, pid: child.pid ?? NaN, startedWithin, kill: signal => child.kill(signal), exited, lines }
}

/**
 * Runs the service with a configuration that it cannot use; answers what it exits with, and all it says. It is told to stop
 * as soon as it logs a line like `stopAt`.
 */
export const runToItsEnd = async (
  variables: Record<string, string>,
  { stopAt }: Readonly<{ stopAt?: RegExp }> = {},
): Promise<{ code: number | null; said: string }> => {
  const { child, lines } = await spawnService(variables)
  createInterface({ input: child.stdout }).on('line', line => stopAt?.test(line) && child.kill('SIGTERM'))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said: lines.join('\n') }
}

/** Ends the process if it has not ended by itself; rejects if its log has told a secret of those who asked it. */
export const end = async (service: ServiceProcess | undefined): Promise<void> => {
  service?.kill('SIGKILL')
  await service?.exited
  expectToKeepSecrets(service?.lines.filter(line => line.startsWith('{')) ?? [])
}

const AS_NPM_START = ['--enable-source-maps', '--single-threaded-gc', 'scripts/start.mjs']

const spawnService = async (variables: Record<string, string>) => {
  const [program, ...args] = await endingWithUs([process.execPath, ...AS_NPM_START])
  const child = spawn(program, args, {
    env: { PATH: process.env['PATH'], ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  createInterface({ input: child.stdout }).on('line', line => lines.push(line))
  createInterface({ input: child.stderr }).on('line', line => lines.push(line))
  return { child, lines }
}

const addressOf = (child: ChildProcess & { stdout: NodeJS.ReadableStream }): Promise<string> =>
  new Promise(resolve => {
    createInterface({ input: child.stdout }).on('line', line => {
      const address = /"address":"(http:[^"]+)"/.exec(line)?.[1]
      if (address) resolve(address)
    })
  })
