import { checkHistory } from '../../chaos/check-history.js'
import { figuresOf } from '../../chaos/figures-of.js'
import type { Fault, History } from '../../chaos/history.js'
import { checksOf } from '../checks-of.js'
import type { ProofRecord } from '../proof-record.js'
import { timelyReads } from '../timely-reads.js'
import type { Actor } from './actor.js'
import type { OpenStage } from './stage.js'

type Run = Readonly<{ rule: string; broken: boolean; seed: number; startedAt: string }>

const PROCESSES = 2

/** What is recorded of a story that is over. */
export const recordOf = async (stage: OpenStage, { rule, broken, seed, startedAt }: Run): Promise<ProofRecord> => {
  const { watch, began } = stage
  const since = (at: number) => Math.round(at - began)
  const lasted = since(performance.now())
  const history = await historyOf(stage)
  const findings = checkHistory(history)
  const clients = [stage.ann, stage.bob]
  const readings = clients.flatMap(client => client.readings)
  const answers = clients.flatMap(({ answer }) => answer() ?? [])
  return {
    ...{ seed, startedAt, lasted },
    command: broken ? `npm run prove -- --sabotage '${rule}' --seed ${seed}` : `npm run test:prove -- -g '${rule}'`,
    ...(broken && { sabotage: rule }),
    settings: { rule, processes: PROCESSES, buyers: answers.length, orders: history.orders.length },
    faults: history.faults.map(({ type, process, from, until }) => ({
      ...{ type, target: process },
      ...{ from: since(from), until: since(until) },
    })),
    answers: answers.map(({ at, took, outcome }) => ({ at: since(at), took: Math.round(took), outcome })),
    decisions: [...watch.decisions.values()].map(({ at }) => since(at)),
    stock: watch.samples.map(({ at, products }) => ({ at: since(at), products })),
    health: [],
    checks: [
      ...checksOf(history, { samples: watch.samples.length, processes: PROCESSES }, findings),
      ...timelyReads(readings, watch.decisions),
    ],
    figures: { ...figuresOf(history, findings), readings: readings.length },
  }
}

const historyOf = async ({ one, two, ann, bob, documents, watch, shelves }: OpenStage): Promise<History> => {
  const processes = [one, two]
  return {
    attempts: [ann, bob].flatMap(({ attempt }) => attempt() ?? []),
    mails: processes.flatMap(mailsBy),
    unmarked: [],
    faults: processes.flatMap(killing),
    withdrawn: [],
    deserted: processes.filter(each => !each.isAlive() && each.killedAt() === undefined).map(({ name }) => name),
    orders: await documents.orders(),
    shelves,
    stock: await documents.stock(),
    unbalanced: watch.unbalanced,
  }
}

const mailsBy = ({ name, told }: Actor): History['mails'] =>
  told.flatMap(each =>
    'mailed' in each ? [{ text: each.mailed, by: name, at: each.at - performance.timeOrigin, answered: true }] : [],
  )

const killing = ({ name, killedAt }: Actor): readonly Fault[] => {
  const from = killedAt()
  return from === undefined ? [] : [{ type: 'kill', process: name, from, until: performance.now() }]
}
