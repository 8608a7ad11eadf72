import { checkHistory } from '../chaos/check-history.js'
import { figuresOf } from '../chaos/figures-of.js'
import type { Fault, History } from '../chaos/history.js'
import { bugsIn, troublesIn } from './bugs-in.js'
import { checkHealth } from './check-health.js'
import { checkReadings } from './check-readings.js'
import { checksOf } from './checks-of.js'
import type { Done, Evidence } from './evidence.js'
import type { Proof, ProofPlan } from './proof-plan.js'
import type { Check, ProofRecord } from './proof-record.js'

/** What the evidence shows. */
export const recordOf = (proof: Proof, { skew, soak }: ProofPlan, evidence: Evidence): ProofRecord => {
  const { began, ended, struck, stockItemsRead, processes, lives } = evidence
  const since = (at: number) => Math.round(at - began)
  const history: History = { ...evidence, faults: struck.flatMap(faultOf), withdrawn: withdrawnIn(struck) }
  const findings = checkHistory(history, proof.settings.mail)
  const stalls = struck.filter(({ type, target }) => type === 'stall' && target.startsWith('api'))
  const cutOff = struck.filter(({ target }) => target === 'mongo')
  const checks = [
    ...checksOf(history, { samples: stockItemsRead, processes }, findings),
    ...checkReadings(evidence.readings, evidence.decisions, { stalls, cutOff }),
    expectedAnswers(evidence),
    bugsIn(evidence.logs),
    ...(soak ? checkHealth(lives) : []),
  ]
  return {
    seed: proof.seed,
    command: proof.command,
    startedAt: evidence.startedAt,
    lasted: since(ended),
    settings: settingsOf(proof, skew, processes),
    faults: struck.map(each => ({ ...each, from: since(each.from), until: since(each.until) })),
    answers: evidence.answers.map(({ at, took, outcome }) => ({ at: since(at), took: Math.round(took), outcome })),
    decisions: [...evidence.decisions.values()].map(({ at }) => since(at)),
    stock: evidence.stockSamples.map(({ at, products }) => ({ at: since(at), products })),
    health: lives.flatMap(({ samples }) => samples),
    checks,
    figures: { ...figuresOf(history, findings), ...countedIn(evidence), ...troublesIn(evidence.logs) },
  }
}

/** What explains that a mail comes twice. */
const faultOf = ({ type, target, from, until }: Done): readonly Fault[] => {
  switch (type) {
    case 'kill':
    case 'stall':
      return [{ type, process: target, from, until }]
    case 'timeout':
    case 'reset':
    case 'down':
      return target === 'ses' ? [{ type: 'cut', process: target, from, until }] : []
    default:
      return []
  }
}

const withdrawnIn = (struck: readonly Done[]): readonly string[] =>
  struck.flatMap(({ type, target }) => (type === 'withdraw' ? [target] : []))

const expectedAnswers = ({ attempts, readings, strange }: Evidence): Check => ({
  name: 'strange',
  claim: 'A buyer is only answered what the contract has it expect.',
  examined: attempts.reduce((sum, { sends }) => sum + sends, readings.length),
  violations: strange,
})

const settingsOf = (
  { within, orders, buyers, settings }: Proof,
  { process, ms }: ProofPlan['skew'],
  processes: number,
) => ({
  ...{ minutes: within / 60_000, orders, buyers, processes, node: globalThis.process.version },
  wrongClock: `${process}, ${ms / 60_000} min`,
  ...Object.fromEntries(Object.entries(settings.variables).filter(([name]) => TOLD.test(name))),
})

/** Neither secrets nor addresses. */
const TOLD = /(_MS|_LIMIT|CONCURRENCY|PER_SKU|^RATE_LIMITS|^LIMIT_(READ|WRITE|ADMIN|SESSION)|^NODE_ENV)$/

const countedIn = ({ readings, decisions, quietAfter, ...counted }: Evidence) => ({
  readings: readings.length,
  readingsThatNamed: readings.filter(({ had }) => had !== undefined).length,
  readingsThatWaited: readings.filter(({ waited }) => waited).length,
  decisionsSeen: decisions.size,
  ...{ messagesSentTwice: counted.sentTwice, messagesDelayed: counted.sentLater },
  ...{ startedInVain: counted.startedInVain, stockItemsRead: counted.stockItemsRead },
  secondsToQuiet: Math.round(quietAfter / 1_000),
})
