import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { endingWithUs } from '../../test/support/servers/ending-with-us.js'
import { onCore } from './cores.js'

export type Program = Readonly<{
  /** What it has said, one line of JSON. Rejects if it ends before. */
  said: <T>() => Promise<T>
  pid: number
  kill: () => void
}>

const AS_THE_SERVICE = ['--single-threaded-gc']
/** The AWS SDK would warn of Node 20 in each. */
const QUIET = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' }

/** Starts a program of `bench/programs` on that core, and tells it its job. */
export const startProgram = async (name: string, job: object, core: number): Promise<Program> => {
  const file = fileURLToPath(new URL(`../programs/${name}.ts`, import.meta.url))
  const [command, ...args] = await endingWithUs(
    onCore(core, [process.execPath, ...AS_THE_SERVICE, '--import', 'tsx', file]),
  )
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...QUIET } })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with ${String(code)}`)
  })
  ended.catch(() => undefined)
  const line = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>
  line.catch(() => undefined)
  const kill = () => void child.kill('SIGKILL')
  child.stdin.end(JSON.stringify(job))
  return {
    said: async <T>() => JSON.parse((await Promise.race([line, ended]))[0]) as T,
    pid: child.pid ?? NaN,
    kill,
  }
}

/** Runs a program to its end; answers its result. */
export const runProgram = async <T>(name: string, job: object, core: number): Promise<T> => {
  const program = await startProgram(name, job, core)
  try {
    return await program.said<T>()
  } finally {
    program.kill()
  }
}
