import type { ProofRecord } from '../../proof-record.js'

/** When the last of all that a record tells of was over, ms: what followed the run is drawn too. */
export const endOf = ({ lasted, faults, answers, decisions, stock, health }: ProofRecord): number => {
  let end = Math.max(1, lasted)
  const reach = (at: number) => (end = Math.max(end, at))
  for (const { until } of faults) reach(until)
  for (const { at } of [...answers, ...stock, ...health]) reach(at)
  decisions.forEach(reach)
  return end
}
