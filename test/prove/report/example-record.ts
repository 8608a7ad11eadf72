import { chanceOf } from '../../chaos/chance.js'
import type { ProofRecord, RecordedAnswer, RecordedFault, StockSample } from '../proof-record.js'

const PROCESSES = ['api-1', 'api-2', 'worker-1', 'worker-2']
const TARGETS = [...PROCESSES, 'mongo', 'redis', 'way to mongo']
const TYPES = ['kill', 'stall', 'latency']
const SCARCE = 200
const PLENTY = 50_000

/** A record as a run of so many ms would leave it: drawn by its seed, nothing violated, all exercised. */
export const exampleRecord = (lasted: number, seed = 1): ProofRecord => {
  const chance = chanceOf(seed)
  const drawn = <T>(count: number, draw: (index: number) => T): readonly T[] =>
    Array.from({ length: Math.max(1, Math.round(count)) }, (_, index) => draw(index))

  const faults = drawn(lasted / 5_000, (): RecordedFault => {
    const from = chance.between(0.05 * lasted, 0.9 * lasted)
    return { type: chance.oneOf(TYPES), target: chance.oneOf(TARGETS), from, until: from + chance.between(300, 4_000) }
  })
  const answers = drawn(lasted / 15, (): RecordedAnswer => {
    const at = chance.between(0, lasted)
    const disturbed = faults.some(({ from, until }) => from < at && at < until)
    const took = Math.exp(chance.between(2, 4)) * (disturbed ? chance.between(1, 40) : 1)
    const luck = chance.between(0, 1)
    return { at, took, outcome: luck < (disturbed ? 0.05 : 0) ? 'Unknown' : luck < 0.2 ? 'Refused' : 'Acknowledged' }
  })
  const stock = drawn(lasted / 1_000, (index): StockSample => {
    const at = index * 1_000
    const unitsOf = (received: number, rate: number, held: number) => {
      const sold = Math.min(received, Math.round(at * rate))
      const waiting = Math.min(received - sold, held)
      return { received, sold, held: waiting, available: received - sold - waiting }
    }
    return {
      at,
      products: {
        SCARCE: unitsOf(SCARCE, (3 * SCARCE) / lasted, chance.whole(0, 20)),
        ...Object.fromEntries(
          ['TEAPOT', 'MUG', 'PLATE', 'BOWL'].map(sku => [
            sku,
            unitsOf(PLENTY, (0.2 * PLENTY) / lasted, chance.whole(0, 900)),
          ]),
        ),
      },
    }
  })
  const health = drawn(lasted / 10_000, index =>
    PROCESSES.map(process => ({
      at: index * 10_000,
      process,
      heap: 44e6 + chance.between(-1e6, 1e6),
      descriptors: 60 + chance.whole(-2, 2),
      loopLag: chance.between(8, 30),
    })),
  ).flat()

  return {
    seed,
    command: `npm run prove -- --seed ${seed} --minutes ${lasted / 60_000}`,
    startedAt: '2026-03-01T12:00:00.000Z',
    lasted,
    settings: { node: 'v20.20.2', mongodb: '6.0.5', processes: PROCESSES.length, buyers: 64, clockSkew: '± 5 min' },
    faults,
    answers,
    decisions: answers
      .filter(({ outcome }) => outcome === 'Acknowledged')
      .map(({ at }) => at + chance.between(20, 2_000)),
    stock,
    health,
    checks: [
      {
        name: 'lost',
        claim: 'What was acknowledged is there, as it was acknowledged.',
        examined: 3_120,
        violations: [],
      },
      { name: 'oversold', claim: 'Of no product more is sold than was received.', examined: 5, violations: [] },
      { name: 'stuck', claim: 'Nothing is left to be done.', examined: 3_140, violations: [] },
    ],
    figures: { kills: 12, acknowledged: 3_120, duplicatedMails: 2, p99: 812.55 },
  }
}
