import { expect } from 'chai'
import { openGround, type Ground } from './ground.js'
import { ONE_TURN_MS } from './proof-plan.js'
import type { ProofRecord } from './proof-record.js'
import { proofVariables } from './proof-variables.js'
import { runProof } from './run-proof.js'
import { summaryOf } from './summary-of.js'
import { WAYS } from './drawn-faults.js'
import { obtainedOrSkipped } from '../support/servers/obtained-or-skipped.js'

const SEED = 1
const ORDERS = 400
/** For liveness only. */
const WITHIN_MS = 15 * 60_000

/** Without any of these a proof shows less than it says. */
const STRUCK = [
  ...['api-1', 'api-2', 'worker-1', 'worker-2', 'redis', 'mongo'].map(target => `kill ${target}`),
  ...WAYS.flatMap(way => ['latency', 'timeout', 'reset', 'down'].map(type => `${type} ${way}`)),
  'hang mongo',
]
const SOME = ['stall', 'withdraw', 'clock']
const COUNTED = [
  ...[
    'messagesSentTwice',
    'messagesDelayed',
    'acknowledged',
    'refused',
    'processed',
    'cancelled',
    'failed',
    ...['readings', 'readingsThatNamed', 'readingsThatWaited'],
    ...['decisionsSeen', 'stockItemsRead'],
    // Faults that no process felt show nothing.
    ...['mongoTrouble', 'redisTrouble', 'queueTrouble'],
  ],
]

describe('A service that is proven for two minutes', function () {
  this.timeout(WITHIN_MS)
  let ground: Ground | undefined
  let record: ProofRecord

  before(async function () {
    ground = await obtainedOrSkipped(this, () => openGround(`prove-${process.pid}`, {}))
    const settings = proofVariables({})
    const proof = {
      seed: SEED,
      within: ONE_TURN_MS,
      orders: ORDERS,
      buyers: 8,
      settings,
      command: 'npm run test:prove',
    }
    record = (await runProof(proof, ground)).record
    console.log(summaryOf(record))
  })
  after(() => ground?.leave())

  it('keeps every promise', () => {
    expect(record.checks.filter(({ violations }) => violations.length > 0)).to.deep.equal([])
  })

  it('has been asked for each', () => {
    expect(record.checks.filter(({ examined }) => examined === 0)).to.deep.equal([])
  })

  it('has been through every fault', () => {
    const struck = record.faults.map(({ type, target }) => `${type} ${target}`)
    expect(STRUCK.filter(each => !struck.includes(each))).to.deep.equal([])
    expect(SOME.filter(each => !record.faults.some(({ type }) => type === each))).to.deep.equal([])
    expect(COUNTED.filter(figure => (record.figures[figure] ?? 0) === 0)).to.deep.equal([])
  })
})
