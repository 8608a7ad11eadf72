import type { Goal } from './benchmark.js'
import type { Outcome, Standing } from './rounds.js'

/** A line of Markdown for each contender. */
export const tableOf = (outcomes: readonly Outcome[]): string => {
  const head = ['benchmark', 'who', 'median', 'unit', 'CPU µs each', 'others', 'product / this', 'gate', 'aim']
  const rows = outcomes.flatMap(({ comparison, unit, standings }) =>
    standings.map((each, index) => [
      index === 0 ? comparison : '',
      each.contender,
      rounded(each.value),
      unit,
      ...rest(each),
    ]),
  )
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

const rest = (standing: Standing): readonly string[] => {
  const { cpuMicros, others, ratio } = standing
  return [
    cpuMicros === undefined ? '' : rounded(cpuMicros),
    Object.entries(others)
      .map(([name, value]) => `${name} ${rounded(value)}`)
      .join(', '),
    ratio === undefined ? '' : ratio.toFixed(2),
    verdict(standing, 'gate'),
    verdict(standing, 'aim'),
  ]
}

const verdict = ({ goal, atMost, met }: Standing, which: keyof Goal): string => {
  const bound = goal ? `≥ ${goal[which]}` : atMost ? `≤ ${atMost[which]}` : ''
  return met ? `${bound} ${met[which] ? 'met' : 'not met'}` : bound
}

/** Of how many gates and aims how many are met. */
export const summaryOf = (outcomes: readonly Outcome[]): string => {
  const verdicts = outcomes.flatMap(({ standings }) => standings.flatMap(({ met }) => (met ? [met] : [])))
  const count = (which: keyof Goal) =>
    `${verdicts.filter(met => met[which]).length} of ${verdicts.length} ${which}s met`
  return `${count('gate')}, ${count('aim')}`
}

const rounded = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))
