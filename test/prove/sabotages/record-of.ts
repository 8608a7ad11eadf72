import { checkHistory } from '../../chaos/check-history.js'
import { figuresOf } from '../../chaos/figures-of.js'
import type { Fault, History } from '../../chaos/history.js'
import { checksOf } from '../checks-of.js'
import type { ProofRecord } from '../proof-record.js'
import { staleReads } from '../stale-reads.js'
import { now, type Actor } from './actor.js'
import type { OpenStage } from './stage.js'

type Run = Readonly<{ rule: string; broken: boolean; seed: number; startedAt: string }>

const PROCESSES = 2

/** What is recorded of a story that is over. */
export const recordOf = async (stage: OpenStage, { rule, broken, seed, startedAt }: Run): Promise<ProofRecord> => {
  const { watch } = stage
  const began = now() - watch.elapsed()
  const lasted = watch.elapsed()
  const history = await historyOf(stage)
  const findings = checkHistory(history)
  const clients = [stage.ann, stage.bob]
  const watched = { samples: watch.samples.length, processes: PROCESSES }
  const answers = clients.flatMap(({ answer }) => answer() ?? [])
  return {
    ...{ seed, startedAt, lasted },
    command: `npm run prove -- --sabotage '${rule}' --seed ${seed}`,
    ...(broken && { sabotage: rule }),
    settings: { processes: PROCESSES, buyers: answers.length, orders: history.orders.length },
    faults: history.faults.map(({ type, process, from, until }) => ({
      ...{ type, target: process },
      ...{ from: from - began, until: until - began },
    })),
    answers,
    decisions: [...watch.decidedAt.values()],
    stock: watch.samples,
    health: [],
    checks: [
      ...checksOf(history, watched, findings),
      staleReads(
        clients.flatMap(({ readings }) => readings),
        watch.decidedAt,
      ),
    ],
    figures: figuresOf(history, findings),
  }
}

const historyOf = async ({ one, two, ann, bob, documents, watch }: OpenStage): Promise<History> => {
  const processes = [one, two]
  return {
    attempts: [ann, bob].flatMap(({ attempt }) => attempt() ?? []),
    mails: processes.flatMap(({ name, told }) =>
      told.flatMap(each => ('mailed' in each ? [{ text: each.mailed, by: name, at: each.at, answered: true }] : [])),
    ),
    unmarked: [],
    faults: processes.flatMap(killing),
    withdrawn: [],
    deserted: processes.filter(each => !each.isAlive() && each.killedAt() === undefined).map(({ name }) => name),
    orders: await documents.orders(),
    stock: await documents.stock(),
    unbalanced: watch.unbalanced,
  }
}

const killing = ({ name, killedAt }: Actor): readonly Fault[] => {
  const from = killedAt()
  return from === undefined ? [] : [{ type: 'kill', process: name, from, until: now() }]
}
