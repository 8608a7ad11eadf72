import type { Check, ProofRecord } from '../proof-record.js'
import { duration, firstOf, moment, number, shortened, spaced } from './in-words.js'
import { LIMITS } from './limits.js'
import { codeBlock, plain, table } from './markdown.js'
import { picturesOf } from './pictures/pictures-of.js'
import { standingOf, verdictOf } from './verdict-of.js'

const VIOLATIONS_SHOWN = 20

/** The report as Markdown. Its pictures are files beside it: `pictures` draws them. */
export const markdownReport = (record: ProofRecord): string => {
  const { seed, command, startedAt, lasted, settings, checks, figures } = record
  const { word, sentence } = verdictOf(record)
  return `${[
    `# ${word}`,
    plain(sentence),
    `Seed ${seed}, begun ${plain(moment(startedAt))}, lasted ${duration(lasted)}. To run it again:`,
    codeBlock(command),
    LIMITS,
    '## Checks',
    table(['claim', 'examined', 'result'], checks.map(rowOf)),
    ...checks.flatMap(violationsOf),
    ...picturesOf(record).flatMap(({ file, title, caption }) => [
      `## ${title}`,
      plain(caption),
      `![${title}](${file})`,
    ]),
    ...section('Figures', figures),
    ...section('Settings', settings),
  ].join('\n\n')}\n`
}

const rowOf = (check: Check): readonly string[] => {
  const standing = standingOf(check)
  const words = {
    held: 'held',
    violated: `**violated** (${number(check.violations.length)})`,
    'not exercised': '*not exercised*',
  }
  return [`**${plain(spaced(check.name))}**: ${plain(check.claim)}`, number(check.examined), words[standing]]
}

const violationsOf = ({ name, violations }: Check): readonly string[] =>
  violations.length === 0
    ? []
    : [
        `### Violated: ${plain(spaced(name))}`,
        firstOf(violations, VIOLATIONS_SHOWN)
          .map(violation => `- ${plain(shortened(violation))}`)
          .join('\n'),
      ]

const section = (title: string, values: Readonly<Record<string, string | number>>): readonly string[] => {
  const rows = Object.entries(values).map(([name, value]) => [
    plain(spaced(name)),
    typeof value === 'number' ? number(value) : plain(value),
  ])
  return rows.length > 0 ? [`## ${title}`, table([title.toLowerCase(), ''], rows)] : []
}
