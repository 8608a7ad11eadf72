import { setTimeout as pause } from 'node:timers/promises'
import { end, startProcess, type ServiceProcess } from './service-process.js'

export type ClusterNode = Readonly<{
  role: 'api' | 'worker'
  /** Where it answers; nowhere while it is down. */
  address: () => string | undefined
  /** Ends it as a crash would, and starts it again; resolves when it is up. */
  crash: () => Promise<void>
  /** Holds it still for so many ms. */
  stall: (ms: number) => Promise<void>
  lines: () => readonly string[]
}>

export type Cluster = Readonly<{
  nodes: readonly ClusterNode[]
  /** Of the APIs that are up. */
  addresses: () => readonly string[]
  stop: () => Promise<void>
}>

/** So many processes of the service side by side, on the same servers. */
export const startCluster = async (
  variables: Readonly<Record<string, string>>,
  { apis = 2, workers = 2 } = {},
): Promise<Cluster> => {
  const roles = [...Array<'api'>(apis).fill('api'), ...Array<'worker'>(workers).fill('worker')]
  // The first one prepares the database, and the build.
  const running: Running[] = []
  for (const role of roles.slice(0, 1)) running.push(await startNode(role, variables))
  running.push(...(await Promise.all(roles.slice(1).map(role => startNode(role, variables)))))
  const nodes = running.map(({ node }) => node)
  return {
    nodes,
    addresses: () =>
      nodes.flatMap(({ role, address }) => {
        const at = role === 'api' ? address() : undefined
        return at === undefined ? [] : [at]
      }),
    stop: async () => {
      await Promise.all(running.map(({ stop }) => stop()))
    },
  }
}

type Running = Readonly<{ node: ClusterNode; stop: () => Promise<void> }>

const startNode = async (role: ClusterNode['role'], variables: Readonly<Record<string, string>>): Promise<Running> => {
  const lives: ServiceProcess[] = []
  let current: ServiceProcess | undefined
  const start = async () => {
    current = await startProcess({ ...variables, ROLE: role })
    lives.push(current)
  }
  await start()
  const node: ClusterNode = {
    role,
    address: () => current?.address,
    crash: async () => {
      const ending = current
      current = undefined
      await end(ending)
      await start()
    },
    stall: async ms => {
      const stalled = current
      stalled?.kill('SIGSTOP')
      await pause(ms)
      stalled?.kill('SIGCONT')
    },
    lines: () => lives.flatMap(({ lines }) => lines),
  }
  return { node, stop: () => end(current) }
}
