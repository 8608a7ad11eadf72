import type { ProofRecord } from '../proof-record.js'
import type { Sabotage } from './sabotages.js'

/** The names of the checks that found something. */
export const foundIn = ({ checks }: Pick<ProofRecord, 'checks'>): readonly string[] =>
  checks.filter(({ violations }) => violations.length > 0).map(({ name }) => name)

/** Whether every check that must find the sabotage did, and no other one found anything. */
export const isFound = ({ breaks }: Pick<Sabotage, 'breaks'>, record: Pick<ProofRecord, 'checks'>): boolean => {
  const found = new Set(foundIn(record))
  return found.size === breaks.length && breaks.every(name => found.has(name))
}
