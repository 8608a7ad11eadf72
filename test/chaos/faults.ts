import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster, ClusterNode } from '../support/cluster.js'
import type { Chance } from './chance.js'

type Fault =
  | Readonly<{ at: number; node: number; type: 'Kill' }>
  | Readonly<{ at: number; node: number; type: 'Stall'; for: number }>

/** Longer than holds are left alone, and than most leases. In ms. */
const STALL = { from: 2_500, to: 4_500 }

/** Strikes while clients place orders; answers what it did. `within` is how many ms they take, about. */
export type Strike = (cluster: Cluster, chance: Chance, within: number) => Promise<Readonly<Record<string, number>>>

export const noFaults: Strike = async () => ({})

export const randomFaults: Strike = async (cluster, chance, within) => {
  const faults = faultsOf(chance, cluster.nodes.length, within)
  await happen(faults, cluster)
  const kills = faults.filter(({ type }) => type === 'Kill').length
  return { kills, stalls: faults.length - kills }
}

/** 10 to 20 kills, and a few stalls, over so many ms. */
const faultsOf = (chance: Chance, nodes: number, within: number): readonly Fault[] => {
  const some = (count: number) =>
    Array.from({ length: count }, () => ({ at: chance.between(0, within), node: chance.whole(0, nodes - 1) }))
  return [
    ...some(chance.whole(10, 20)).map(fault => ({ ...fault, type: 'Kill' as const })),
    ...some(chance.whole(2, 4)).map(fault => ({
      ...fault,
      type: 'Stall' as const,
      for: chance.between(STALL.from, STALL.to),
    })),
  ].sort((one, other) => one.at - other.at)
}

/** Resolves when all have happened, and every process is up again. What strikes a process that is down strikes it when it is up. */
const happen = async (faults: readonly Fault[], { nodes }: Cluster): Promise<void> => {
  const turn = new Map<ClusterNode, Promise<void>>()
  const began = performance.now()
  for (const fault of faults) {
    await pause(Math.max(0, began + fault.at - performance.now()))
    const node = nodes[fault.node]
    if (!node) continue
    const strike = () => (fault.type === 'Kill' ? node.crash() : node.stall(fault.for))
    turn.set(node, (turn.get(node) ?? Promise.resolve()).then(strike))
  }
  await Promise.all(turn.values())
}
