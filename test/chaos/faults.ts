import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster, ClusterNode } from '../support/cluster.js'
import { BEAT_MS, BURST_MS } from './beat.js'
import type { Chance } from './chance.js'

/** Strikes while clients place orders; answers what it did. */
export type Strike = (cluster: Cluster, chance: Chance) => Promise<Readonly<Record<string, number>>>

export const noFaults: Strike = async () => ({})

/** In ms: a stall is longer than holds are left alone, and than most leases. */
const STALL = { from: 2_500, to: 4_500 }
/** With more processes down the service is mostly down itself, and little happens that could go wrong. */
const DOWN_AT_ONCE = 2

/** 10 to 20 kills and a few stalls, of whichever process is up. Resolves when all have happened, and every process is up again. */
export const randomFaults: Strike = async ({ nodes }, chance) => {
  const kills = chance.whole(10, 20)
  const stalls = chance.whole(2, 4)
  const faults = [...Array<'kill'>(kills).fill('kill'), ...Array<'stall'>(stalls).fill('stall')]
    .map(type => ({ type, order: chance.between(0, 1) }))
    .sort((one, other) => one.order - other.order)
  const struck = new Map<ClusterNode, Promise<void>>()

  const began = performance.now()
  for (const { type } of faults) {
    while (struck.size >= DOWN_AT_ONCE) await Promise.race(struck.values())
    const untilBeat = BEAT_MS - ((performance.now() - began) % BEAT_MS)
    await pause(untilBeat + chance.between(0, 3 * BURST_MS))
    const node = chance.oneOf(nodes.filter(each => !struck.has(each)))
    const striking = type === 'kill' ? node.crash() : node.stall(chance.between(STALL.from, STALL.to))
    struck.set(
      node,
      striking.then(() => void struck.delete(node)),
    )
  }
  await Promise.all(struck.values())
  return { kills, stalls }
}
