import type { ClusterNode } from '../support/cluster.js'

/** Ends all of them for good, as an operator would. */
export const retire = async (nodes: readonly ClusterNode[]): Promise<void> => {
  await Promise.all(nodes.map(node => node.retire()))
}
