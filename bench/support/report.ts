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

const verdict = ({ value, ratio = NaN, goal, atMost }: Standing, which: keyof Goal): string => {
  if (goal) return `≥ ${goal[which]} ${ratio >= goal[which] ? 'met' : 'not met'}`
  return atMost ? `≤ ${atMost[which]} ${value <= atMost[which] ? 'met' : 'not met'}` : ''
}

const rounded = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))
