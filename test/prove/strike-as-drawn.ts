import { setTimeout as pause } from 'node:timers/promises'
import { BEAT_MS } from '../chaos/beat.js'
import type { Withdraw } from '../chaos/withdrawing.js'
import type { Cluster } from '../support/cluster.js'
import type { Mongo } from '../support/servers/mongo.js'
import type { Redis } from '../support/servers/redis.js'
import type { Disturbance, DrawnFault, Way } from './drawn-faults.js'
import type { Ways } from './ways.js'

/** What there is to strike. Servers that are not ours are not there. */
export type Stage = Readonly<{
  cluster: Cluster
  ways: Ways
  mongo?: Pick<Mongo, 'members' | 'primary'>
  redis?: Pick<Redis, 'kill' | 'restart'>
  withdraw: Withdraw
}>

/** `process` is the name of what was struck. Times are of the monotonic clock, ms. */
export type Struck = Readonly<{ type: DrawnFault['type']; target: string; from: number; until: number }>

/** Strikes as it was drawn, from now on. What is struck already is struck again when it is whole; resolves when all is. */
export const strikeAsDrawn = async (faults: readonly DrawnFault[], stage: Stage): Promise<readonly Struck[]> => {
  const began = performance.now()
  const struck: Struck[] = []
  const busy = new Map<string, Promise<void>>()
  const workers = namesOf(stage.cluster, 'worker')

  const strike = async (fault: DrawnFault, ...targets: readonly string[]): Promise<void> => {
    const whole = Promise.all(targets.map(target => busy.get(target) ?? Promise.resolve()))
    const striking = whole.then(async () => {
      const from = performance.now()
      await struckBy(fault, stage)
      const until = performance.now()
      const { type, target } = fault
      struck.push({ type, target, from, until })
      // The workers are killed meanwhile.
      if (type === 'withdraw') for (const worker of workers) struck.push({ type: 'kill', target: worker, from, until })
    })
    for (const target of targets) busy.set(target, striking)
    return striking
  }

  await Promise.all(
    faults.map(async fault => {
      await pause(Math.max(0, began + fault.at - performance.now()))
      await strike(fault, ...(fault.type === 'withdraw' ? workers : [fault.target]))
    }),
  )
  return struck
}

const namesOf = ({ nodes }: Cluster, role: 'api' | 'worker') =>
  nodes.flatMap(node => (node.role === role ? [node.name] : []))

const LATE_MS = 300

/** Does it, and resolves when it is over. */
const struckBy = async ({ type, target, lasts }: DrawnFault, stage: Stage): Promise<void> => {
  const node = stage.cluster.nodes.find(({ name }) => name === target)
  switch (type) {
    case 'kill':
      if (node) return node.crash(pause(lasts))
      return target === 'redis' ? killed(stage.redis!, lasts) : killed(await stage.mongo!.primary(), lasts)
    case 'stall':
      return node!.stall(lasts)
    case 'hang':
      for (const member of stage.mongo!.members) member.hang()
      await pause(lasts)
      for (const member of stage.mongo!.members) member.resume()
      return
    case 'withdraw':
      return failWaitingOrders(target, lasts, stage)
    default:
      return disturbed(type, stage.ways.proxies[target as Way], lasts)
  }
}

const killed = async (server: Pick<Redis, 'kill' | 'restart'>, lasts: number): Promise<void> => {
  await server.kill()
  await pause(lasts)
  await server.restart()
}

const disturbed = async (type: Disturbance, proxies: Ways['proxies'][Way], lasts: number): Promise<void> => {
  const disturb = { latency: 'latency', timeout: 'timeout', reset: 'resetPeer', down: 'down' } as const
  await Promise.all(proxies.map(proxy => (type === 'latency' ? proxy.latency(LATE_MS) : proxy[disturb[type]]())))
  await pause(lasts)
  await Promise.all(proxies.map(proxy => proxy.heal()))
}

/** Orders wait while the workers are down; of one product, they fail. */
const failWaitingOrders = async (sku: string, offSale: number, { cluster, withdraw }: Stage): Promise<void> => {
  let start: (() => void) | undefined
  const mayStart = new Promise<void>(resolve => (start = resolve))
  const crashes = cluster.nodes.filter(({ role }) => role === 'worker').map(worker => worker.crash(mayStart))
  await pause(2 * BEAT_MS)
  await withdraw(sku, async () => {
    start?.()
    await Promise.all(crashes)
    await pause(offSale)
  })
}
