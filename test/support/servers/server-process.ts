import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { endingWithUs } from './ending-with-us.js'
import { eventually } from './eventually.js'
import { ownFolder, removeFolder } from './own-folder.js'

export type ServerProcess = Readonly<{
  pid: () => number
  /** Ends it as a crash would; what it has written stays. */
  kill: () => Promise<void>
  /** Holds it still, its sockets open. */
  hang: () => void
  resume: () => void
  /** Ends it if it has not ended, and starts it again on the same port and data; resolves when it answers. */
  restart: () => Promise<void>
  /** Ends it, and removes its data. */
  stop: () => Promise<void>
}>

export type Recipe = Readonly<{
  name: string
  command: string
  /** The folder is the server's own. */
  args: (folder: string) => readonly string[]
  variables?: (folder: string) => Readonly<Record<string, string>>
  /** Whether it answers; bounded in time. */
  answers: () => Promise<boolean>
}>

const LOG_SHOWN = 4_000

/**
 * Starts a server in a folder of its own and waits until it answers. It ends with this process, if not before, and does not keep this process alive.
 * Rejects with the end of the server's log if it does not start.
 */
export const startServer = async (recipe: Recipe): Promise<ServerProcess> => {
  const folder = ownFolder(recipe.name)
  let child: ChildProcess | undefined

  const kill = async () => {
    if (!child || hasEnded(child)) return
    child.ref()
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  const stop = async () => {
    await kill()
    removeFolder(folder)
    atExit.delete(endNow)
  }
  const endNow = () => {
    child?.kill('SIGKILL')
    removeFolder(folder)
  }
  atExit.add(endNow)

  const restart = async () => {
    await kill()
    const started = (child = await launch(recipe, folder))
    const answers = async () => ((await recipe.answers()) ? true : undefined)
    try {
      await eventually(`${recipe.name} to answer`, answers, { hopeless: () => hasEnded(started) })
    } catch (error) {
      const said = readFileSync(logIn(folder), 'utf8').slice(-LOG_SHOWN)
      throw new Error(`${recipe.name} does not start; its log ends:\n${said}`, { cause: error })
    }
  }
  const pid = () => {
    if (child?.pid === undefined || hasEnded(child)) throw new Error(`${recipe.name} is not running`)
    return child.pid
  }

  try {
    await restart()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    pid,
    kill,
    hang: () => void process.kill(pid(), 'SIGSTOP'),
    resume: () => void process.kill(pid(), 'SIGCONT'),
    restart,
    stop,
  }
}

/** Its output goes to a file: a pipe would keep this process alive, and stop a server whose output nobody reads. */
const launch = async ({ command, args, variables }: Recipe, folder: string): Promise<ChildProcess> => {
  const output = openSync(logIn(folder), 'a')
  try {
    const [program, ...given] = await endingWithUs([command, ...args(folder)])
    const child = spawn(program, given, {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, ...variables?.(folder) },
      stdio: ['ignore', output, output],
    })
    await once(child, 'spawn')
    child.unref()
    return child
  } finally {
    closeSync(output)
  }
}

const logIn = (folder: string) => join(folder, 'server.log')
const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

const atExit = new Set<() => void>()
process.once('exit', () => atExit.forEach(end => end()))
