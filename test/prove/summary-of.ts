import type { ProofRecord } from './proof-record.js'
import { standingOf, verdictOf } from './report/verdict-of.js'

const WORDS = { held: 'held', violated: 'VIOLATED', 'not exercised': 'not exercised' } as const

/** What a terminal shows of a record: the verdict, each check, and what does not hold. */
export const summaryOf = (record: ProofRecord): string => {
  const { checks, figures, faults, lasted, command } = record
  const { word, sentence } = verdictOf(record)
  const width = Math.max(...checks.map(({ name }) => name.length))
  const lines = checks.map(check => {
    const standing = WORDS[standingOf(check)].padEnd(WORDS['not exercised'].length)
    return `${standing}  ${check.name.padEnd(width)}  ${`${check.examined}`.padStart(8)}  ${check.claim}`
  })
  const violated = checks.flatMap(({ name, violations }) => violations.map(each => `  ${name}: ${each}`))
  const told = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  return [
    ...lines,
    ...(violated.length > 0 ? ['', 'Violations:', ...violated] : []),
    '',
    `${Math.round(lasted / 1_000)} s, ${faults.length} faults; ${told.join(', ')}`,
    `${word}: ${sentence}`,
    `Again: ${command}`,
  ].join('\n')
}
