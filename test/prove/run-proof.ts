import { chanceOf } from '../chaos/chance.js'
import type { Attempt } from '../chaos/history.js'
import { plansOf } from '../chaos/plans.js'
import { retire } from '../chaos/retire.js'
import { unmarkedIn } from '../chaos/unmarked-in.js'
import { untilQuiet } from '../chaos/until-quiet.js'
import type { ClusterLog } from '../support/cluster.js'
import { samplesOfStock } from '../support/samples-of-stock.js'
import type { Told } from './buyers.js'
import type { DigestedReading } from './check-readings.js'
import { decisionsSeen } from './decisions-seen.js'
import type { Evidence } from './evidence.js'
import type { Ground } from './ground.js'
import { livesIn } from './lives-in.js'
import { openStage, type OpenStage } from './open-stage.js'
import { proofPlan, type Proof, type ProofPlan } from './proof-plan.js'
import type { ProofRecord } from './proof-record.js'
import { ONE_LOOK, readingBack } from './reading-back.js'
import { recordOf } from './record-of.js'
import { stockOverTime } from './stock-over-time.js'
import { strikeAsDrawn } from './strike-as-drawn.js'

/** Read back once more when all is quiet: so many orders, that it takes seconds. */
const READ_IN_THE_END = 300

/** What was recorded of a run, and every line that its processes logged. */
export type Proven = Readonly<{ record: ProofRecord; logs: readonly ClusterLog[] }>

/** The service under buyers and faults that the seed draws, until all is quiet again and every process has ended. */
export const runProof = async (proof: Proof, ground: Ground): Promise<Proven> => {
  const plan = proofPlan(proof, { redis: ground.redis !== undefined, mongo: ground.mongo !== undefined })
  const stage = await openStage(proof, plan, ground)
  try {
    return { record: recordOf(proof, plan, await evidenceOf(proof, plan, stage)), logs: stage.cluster.logs() }
  } finally {
    await stage.close()
  }
}

const evidenceOf = async (
  { seed, orders, within, settings: { patience } }: Proof,
  { skew, faults }: ProofPlan,
  stage: OpenStage,
): Promise<Evidence> => {
  const { cluster, documents, crowd, sortingOffice, postOffice, shelves } = stage
  const stock = stockOverTime()
  const samples = samplesOfStock(documents, stock.note)
  const decisions = decisionsSeen(documents)
  const [startedAt, began] = [new Date().toISOString(), performance.now()]

  const plans = plansOf(chanceOf(seed + 2), crowd.customers, orders, within)
  const [told, struck] = await Promise.all([
    crowd.buy(plans, index => chanceOf(seed + 3 + index)),
    strikeAsDrawn(faults, stage),
  ])
  const over = performance.now()
  sortingOffice.rest()
  await untilQuiet(documents, patience)
  const quietAfter = performance.now() - over
  const lastRead = await readOnceMore(told.attempts, stage)

  // A request that its client has given up may still be under way: what is read at the end must not change any more.
  await retire(cluster.nodes.filter(({ role }) => role === 'api'))
  await untilQuiet(documents, patience)
  await retire(cluster.nodes.filter(({ role }) => role === 'worker'))
  await samples.stop()
  await decisions.stop()
  return {
    ...told,
    readings: [...told.readings, ...lastRead.readings],
    strange: [...told.strange, ...lastRead.strange],
    decisions: decisions.decisions(),
    struck: [...struck, { type: 'clock', target: skew.process, from: began, until: performance.now() }],
    startedAt,
    ...{ began, ended: performance.now(), quietAfter },
    mails: postOffice.mails(),
    unmarked: unmarkedIn(cluster.logs()),
    deserted: cluster.deserted(),
    startedInVain: cluster.startedInVain(),
    logs: cluster.logs(),
    lives: livesIn(cluster.logs(), performance.timeOrigin + began),
    orders: await documents.orders(),
    shelves,
    stock: await documents.stock(),
    unbalanced: samples.unbalanced(),
    stockItemsRead: samples.count() * Object.keys(shelves).length,
    stockSamples: stock.samples(),
    processes: cluster.nodes.length,
    sentTwice: sortingOffice.sentTwice(),
    sentLater: sortingOffice.sentLater(),
  }
}

const readOnceMore = async (
  attempts: readonly Attempt[],
  { crowd, cluster }: OpenStage,
): Promise<Pick<Told, 'readings' | 'strange'>> => {
  const [readings, strange]: [DigestedReading[], string[]] = [[], []]
  for (const { userId, outcome } of attempts.slice(-READ_IN_THE_END)) {
    if (outcome.type !== 'Acknowledged') continue
    const reader = {
      token: () => crowd.tokenOf(userId),
      addresses: cluster.addresses,
      chance: chanceOf(readings.length),
      strange: (what: string) => void strange.push(what),
    }
    await readingBack(outcome.orderId, reader, reading => readings.push(reading), ONE_LOOK)
  }
  return { readings, strange }
}
