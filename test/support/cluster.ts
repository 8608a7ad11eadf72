import { setTimeout as pause } from 'node:timers/promises'
import { end, startProcess, type ServiceProcess } from './service-process.js'

export type ClusterNode = Readonly<{
  role: 'api' | 'worker'
  /** Its role and number: `api-1`. */
  name: string
  /** Where it answers; nowhere while it is down. */
  address: () => string | undefined
  /** Ends it as a crash would, and starts it again, not before it may; resolves when it is up. */
  crash: (mayStart?: Promise<void>) => Promise<void>
  /** Holds it still for so many ms. */
  stall: (ms: number) => Promise<void>
  /** Ends it for good, as an operator would; resolves when it has ended. */
  retire: () => Promise<void>
}>

export type ClusterLog = Readonly<{ by: string; line: string }>

export type Cluster = Readonly<{
  nodes: readonly ClusterNode[]
  /** Of the APIs that are up. */
  addresses: () => readonly string[]
  /** The names of those that ended although nobody ended them, each with its last words. */
  deserted: () => readonly string[]
  /** How often one ended before it was up, and was started again. */
  startedInVain: () => number
  /** Every line that was logged, by the name of the process. */
  logs: () => readonly ClusterLog[]
  stop: () => Promise<void>
}>

type Variables = Readonly<Record<string, string>>

/** So many processes of the service side by side, on the same servers; `own` are variables of a single one. */
export const startCluster = async (
  variables: Variables,
  {
    apis = 2,
    workers = 2,
    own = () => ({}),
  }: { apis?: number; workers?: number; own?: (name: string) => Variables } = {},
): Promise<Cluster> => {
  const start = (role: ClusterNode['role'], index: number) => {
    const name = `${role}-${index + 1}`
    return startNode(role, name, { ...variables, ...own(name), ROLE: role })
  }
  // The first one prepares the database, and the build.
  const first = await start('api', 0)
  const others = [
    ...Array.from({ length: apis - 1 }, (_, index) => start('api', index + 1)),
    ...Array.from({ length: workers }, (_, index) => start('worker', index)),
  ]
  const running = [first, ...(await Promise.all(others))]
  const nodes = running.map(({ node }) => node)
  return {
    nodes,
    addresses: () =>
      nodes.flatMap(({ role, address }) => {
        const at = role === 'api' ? address() : undefined
        return at === undefined ? [] : [at]
      }),
    deserted: () => running.flatMap(({ deserted }) => deserted),
    startedInVain: () => running.reduce((sum, { startedInVain }) => sum + startedInVain(), 0),
    logs: () => running.flatMap(({ node: { name }, lines }) => lines().map(line => ({ by: name, line }))),
    stop: async () => {
      await Promise.all(running.map(({ stop }) => stop()))
    },
  }
}

type Running = Readonly<{
  node: ClusterNode
  deserted: readonly string[]
  startedInVain: () => number
  lines: () => readonly string[]
  stop: () => Promise<void>
}>

const startNode = async (role: ClusterNode['role'], name: string, variables: Variables): Promise<Running> => {
  const deserted: string[] = []
  const lives: ServiceProcess[] = []
  let [current, startedInVain]: [ServiceProcess | undefined, number] = [undefined, 0]
  const start = async () => {
    const { service: started, inVain } = await startedInTheEnd(variables)
    current = started
    startedInVain += inVain
    lives.push(started)
    void started.exited.then(() => {
      if (current === started) deserted.push(`${name}: ${started.lines.at(-1) ?? ''}`)
    })
  }
  const away = () => {
    const leaving = current
    current = undefined
    return leaving
  }
  await start()
  const node: ClusterNode = {
    role,
    name,
    address: () => current?.address,
    crash: async mayStart => {
      await end(away())
      await mayStart
      await start()
    },
    stall: async ms => {
      const stalled = current
      stalled?.kill('SIGSTOP')
      await pause(ms)
      stalled?.kill('SIGCONT')
    },
    retire: async () => {
      const retiring = away()
      retiring?.kill('SIGTERM')
      await retiring?.exited
    },
  }
  return {
    node,
    deserted,
    startedInVain: () => startedInVain,
    lines: () => lives.flatMap(({ lines }) => lines),
    stop: () => end(away()),
  }
}

const STARTS = 3

/** As a supervisor would: on a machine that is too busy for it to begin in time, a process ends, and is started again. */
const startedInTheEnd = async (variables: Variables): Promise<{ service: ServiceProcess; inVain: number }> => {
  for (let inVain = 0; ; inVain += 1) {
    try {
      return { service: await startProcess(variables), inVain }
    } catch (error) {
      if (inVain === STARTS - 1) throw error
    }
  }
}
