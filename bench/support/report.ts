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

const rest = ({ cpuMicros, others, ratio, goal }: Standing): readonly string[] => [
  cpuMicros === undefined ? '' : rounded(cpuMicros),
  Object.entries(others)
    .map(([name, value]) => `${name} ${rounded(value)}`)
    .join(', '),
  ratio === undefined ? '' : ratio.toFixed(2),
  goal && ratio !== undefined ? verdict(ratio, goal.gate) : '',
  goal && ratio !== undefined ? verdict(ratio, goal.aim) : '',
]

const verdict = (ratio: number, wanted: number) => `${wanted} ${ratio >= wanted ? 'met' : 'not met'}`

const rounded = (value: number) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3))
