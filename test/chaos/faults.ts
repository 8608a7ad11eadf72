import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster, ClusterNode } from '../support/cluster.js'
import { BEAT_MS, BURST_MS } from './beat.js'
import type { Chance } from './chance.js'
import { MAIL_LEASE_MS } from './chaos-timings.js'
import type { Fault } from './history.js'
import { PLENTIFUL } from './plans.js'
import type { Withdraw } from './withdrawing.js'

export type Struck = Readonly<{ faults: readonly Fault[]; withdrawn: readonly string[] }>
type Stage = Readonly<{ cluster: Cluster; withdraw: Withdraw; chance: Chance }>

/** Strikes while clients place orders; answers what it did. */
export type Strike = (stage: Stage) => Promise<Struck>

/** Longer than holds are left alone, and than an attempt to mail; some are longer than a mail's lease. */
const STALL = { from: 0.6 * MAIL_LEASE_MS, to: 1.1 * MAIL_LEASE_MS }
/** With more processes down the service is mostly down itself, and little happens that could go wrong. */
const DOWN_AT_ONCE = 2
const WITHDRAWALS = 2
/** Workers that have just come up decide meanwhile what waits. */
const OFF_SALE_MS = 1_000

/**
 * 10 to 20 kills and a few stalls, of whichever process is up; twice a product is withdrawn while orders of it wait for workers that have been
 * killed, so that those orders fail. Resolves when all has happened, every process is up and every product on sale again.
 */
export const randomFaults: Strike = async ({ cluster: { nodes }, withdraw, chance }) => {
  const workers = nodes.filter(({ role }) => role === 'worker')
  const kills = chance.whole(10, 20) - WITHDRAWALS * workers.length
  const steps = [
    ...Array<'kill'>(kills).fill('kill'),
    ...Array<'stall'>(chance.whole(2, 3)).fill('stall'),
    ...Array<'withdraw'>(WITHDRAWALS).fill('withdraw'),
  ]
    // Late, there would be no orders any more that could fail.
    .map(type => ({ type, order: chance.between(0, type === 'withdraw' ? 0.5 : 1) }))
    .sort((one, other) => one.order - other.order)

  const faults: Fault[] = []
  const withdrawn: string[] = []
  const down = new Map<ClusterNode, Promise<void>>()
  const strike = (node: ClusterNode, type: 'kill' | 'stall', mayStart?: Promise<void>) => {
    const from = performance.now()
    const striking = type === 'kill' ? node.crash(mayStart) : node.stall(chance.between(STALL.from, STALL.to))
    const struck = striking.then(() => {
      down.delete(node)
      faults.push({ type, process: node.name, from, until: performance.now() })
    })
    down.set(node, struck)
  }
  const failWaitingOrders = async () => {
    await Promise.all(down.values())
    let start: (() => void) | undefined
    const mayStart = new Promise<void>(resolve => (start = resolve))
    for (const worker of workers) strike(worker, 'kill', mayStart)
    await pause(BEAT_MS)
    const sku = chance.oneOf(PLENTIFUL)
    withdrawn.push(sku)
    await withdraw(sku, async () => {
      start?.()
      await Promise.all(down.values())
      await pause(OFF_SALE_MS)
    })
  }

  const began = performance.now()
  for (const { type } of steps) {
    while (down.size >= DOWN_AT_ONCE) await Promise.race(down.values())
    const untilBeat = BEAT_MS - ((performance.now() - began) % BEAT_MS)
    await pause(untilBeat + chance.between(0, 3 * BURST_MS))
    if (type === 'withdraw') await failWaitingOrders()
    else strike(chance.oneOf(nodes.filter(each => !down.has(each))), type)
  }
  await Promise.all(down.values())
  return { faults, withdrawn }
}
