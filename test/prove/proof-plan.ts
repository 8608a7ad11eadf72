import { chanceOf } from '../chaos/chance.js'
import { MAIL_LEASE_MS } from '../chaos/chaos-timings.js'
import { PLENTIFUL } from '../chaos/plans.js'
import { drawnFaults, turnOf, type DrawnFault } from './drawn-faults.js'
import type { ProofVariables } from './proof-variables.js'

/** What is to be proven, and by how much. */
export type Proof = Readonly<{
  seed: number
  /** Over how many ms orders come. */
  within: number
  orders: number
  buyers: number
  settings: ProofVariables
  /** What repeats the run. */
  command: string
}>

/** One process whose clock is wrong by so many ms. */
export type Skew = Readonly<{ process: string; ms: number }>

/** All of a run that is drawn before it begins. */
export type ProofPlan = Readonly<{ skew: Skew; faults: readonly DrawnFault[]; soak: boolean }>

export const APIS = 2
export const WORKERS = 2
const PROCESSES = ['api-1', 'api-2', 'worker-1', 'worker-2']
/** Of a soak these are neither killed nor stalled, so that it is seen how they age. */
const SPARED = ['api-1', 'worker-1']
const SOAK_MS = 15 * 60_000
const CLOCK_OFF_MS = 5 * 60_000
const STALL = { from: 0.6, to: 1.1 }

/** `ours`: which servers may be killed. */
export const proofPlan = (
  { seed, within, settings }: Proof,
  ours: Readonly<{ redis: boolean; mongo: boolean }>,
): ProofPlan => {
  const chance = chanceOf(seed)
  const skew = { process: chance.oneOf(PROCESSES), ms: chance.oneOf([CLOCK_OFF_MS, -CLOCK_OFF_MS]) }
  const soak = within >= SOAK_MS
  const lease = Math.min(settings.mail.lease, MAIL_LEASE_MS)
  const strikable = {
    processes: soak ? PROCESSES.filter(each => !SPARED.includes(each)) : PROCESSES,
    skus: soak ? [] : PLENTIFUL,
    servers: ours,
  }
  const stall = [STALL.from * lease, STALL.to * lease] as const
  return { skew, soak, faults: drawnFaults(chance, strikable, { within, stall }) }
}

/** How long every kind of fault takes to have its turn, ms. */
export const ONE_TURN_MS = turnOf(chanceOf(0), {
  ...{ processes: PROCESSES, skus: PLENTIFUL },
  servers: { redis: true, mongo: true },
})
