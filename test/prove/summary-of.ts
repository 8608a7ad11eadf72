import type { ProofRecord } from './proof-record.js'

/** What a terminal shows of a record: each check, and what does not hold. */
export const summaryOf = ({ checks, figures, faults, seed, lasted, command }: ProofRecord): string => {
  const width = Math.max(...checks.map(({ name }) => name.length))
  const lines = checks.map(({ name, claim, examined, violations }) => {
    const verdict = violations.length > 0 ? 'VIOLATED' : examined === 0 ? 'not asked' : 'holds'
    return `${verdict.padEnd(9)}  ${name.padEnd(width)}  ${`${examined}`.padStart(8)}  ${claim}`
  })
  const violated = checks.flatMap(({ name, violations }) => violations.map(each => `  ${name}: ${each}`))
  const told = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  return [
    `seed ${seed}, ${Math.round(lasted / 1_000)} s, ${faults.length} faults; ${told.join(', ')}`,
    '',
    ...lines,
    ...(violated.length > 0 ? ['', 'Violations:', ...violated] : []),
    '',
    `Again: ${command}`,
  ].join('\n')
}

/** Whether something does not hold. */
export const isViolated = ({ checks }: Pick<ProofRecord, 'checks'>): boolean =>
  checks.some(({ violations }) => violations.length > 0)
