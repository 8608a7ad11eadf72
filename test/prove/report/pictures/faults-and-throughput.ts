import { html } from '../../../../src/adapters/support/html.js'
import type { ProofRecord, RecordedAnswer } from '../../proof-record.js'
import { bucketsOf, perSecond } from '../drawing/buckets.js'
import { endOf } from '../drawing/end-of.js'
import { faultKeys, faultRows, ROW, targetsOf } from '../drawing/fault-rows.js'
import { area, steps } from '../drawing/paths.js'
import { COLOURS, WIDTH, type Picture } from '../drawing/picture.js'
import { heading, timeAxis, timeLine, timeTitle, valueAxis, type Plot } from '../drawing/plot.js'
import { linearScale } from '../drawing/scale.js'
import { timeScale } from '../drawing/time-scale.js'
import { duration } from '../in-words.js'

const LEFT = 120
const ACROSS = { left: LEFT, width: WIDTH - LEFT - 20 }
const BETWEEN = 52

/** From the bottom of the pile to its top. */
const OUTCOMES: readonly Readonly<{ outcome: RecordedAnswer['outcome']; label: string; colour: string }>[] = [
  { outcome: 'Acknowledged', label: 'acknowledged', colour: COLOURS.blue },
  { outcome: 'Refused', label: 'refused', colour: COLOURS.grey },
  { outcome: 'Unknown', label: 'unknown', colour: COLOURS.orange },
]

/** What was done to the service, and below, on the same axis of time, what it did meanwhile. */
export const faultsAndThroughput = (record: ProofRecord): Picture => {
  const until = endOf(record)
  const time = timeScale(until, LEFT, LEFT + ACROSS.width)
  const buckets = bucketsOf(until, 200)
  const across = buckets.edges.map(time.at)

  const faults: Plot = { ...ACROSS, top: 40, height: Math.max(1, targetsOf(record.faults).length) * ROW }
  const answers: Plot = { ...ACROSS, top: faults.top + faults.height + BETWEEN, height: 130 }
  const decisions: Plot = { ...ACROSS, top: answers.top + answers.height + BETWEEN, height: 90 }

  const piles = OUTCOMES.map(({ outcome }) =>
    perSecond(
      buckets,
      record.answers.filter(answer => answer.outcome === outcome).map(({ at }) => at),
    ),
  ).reduce<readonly (readonly number[])[]>(
    (below, rates) => [...below, rates.map((rate, index) => rate + (below.at(-1)?.[index] ?? 0))],
    [],
  )
  const answered = linearScale(greatest(piles.at(-1) ?? []), bottomOf(answers), answers.top)
  const decided = perSecond(buckets, record.decisions)
  const deciding = linearScale(greatest(decided), bottomOf(decisions), decisions.top)
  const floor = across.slice(1).map(() => bottomOf(answers))

  return {
    file: 'faults-and-throughput.svg',
    title: 'Faults and throughput',
    caption: `What was done to which part, and how many answers clients heard and orders were decided meanwhile. Each step is the mean of ${duration(buckets.width)}.`,
    height: bottomOf(decisions) + 44,
    drawing: html`${heading(faults, 'faults', faultKeys(record.faults))}${faultRows(faults, time, record.faults)}${timeLine(faults, time)}
${heading(answers, 'answers a second', OUTCOMES)}${valueAxis(answers, answered)}${OUTCOMES.map(
      ({ colour }, index) =>
        html`<path d="${area(across, piles[index - 1]?.map(answered.at) ?? floor, piles[index]?.map(answered.at) ?? [])}" fill="${colour}"/>`,
    )}${timeLine(answers, time)}
${heading(decisions, 'decisions a second')}${valueAxis(decisions, deciding)}<path d="${steps(across, decided.map(deciding.at))}" fill="none" stroke="${COLOURS.green}" stroke-width="1.5"/>${timeAxis(decisions, time)}${timeTitle(decisions, time)}`,
  }
}

const bottomOf = ({ top, height }: Plot): number => top + height
const greatest = (values: readonly number[]): number => values.reduce((one, other) => Math.max(one, other), 0)
