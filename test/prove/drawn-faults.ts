import { BEAT_MS, BURST_MS } from '../chaos/beat.js'
import type { Chance } from '../chaos/chance.js'

export const WAYS = ['mongo', 'redis', 'sqs', 'ses'] as const
/** What the service reaches through a proxy of its own. */
export type Way = (typeof WAYS)[number]

const DISTURBANCES = ['latency', 'timeout', 'reset', 'down'] as const
/** What can befall a way: answers come late, nothing comes through, connections are reset, connections are refused. */
export type Disturbance = (typeof DISTURBANCES)[number]

/**
 * `kill` ends a process or server, which is started again when it `lasts` no longer; `stall` holds a process still, `hang` a server.
 * `withdraw` kills the workers and takes a product off sale while orders of it wait, so that they fail.
 */
export type FaultType = 'kill' | 'stall' | 'hang' | 'withdraw' | Disturbance

/** Times in ms, `at` since orders begin to come. The target of a disturbance is a way, that of a withdrawal a SKU. */
export type DrawnFault = Readonly<{ type: FaultType; target: string; at: number; lasts: number }>

/** What may be struck: names of processes, of products, and which of the servers are ours to kill. */
export type Strikable = Readonly<{
  processes: readonly string[]
  skus: readonly string[]
  servers: Readonly<{ redis: boolean; mongo: boolean }>
}>

const EVERY_MS = 4 * BEAT_MS
const KILLS_OF_EACH = 2
const STALLS = 3
/** One may come when nothing waits that could fail. */
const WITHDRAWALS = 2
/** Shorter than the election of another primary takes: it hangs, and is still the primary. */
const HANG = [500, 2_000] as const
const DISTURBED = [500, 3_000] as const
const DOWN = [0, 1_000] as const
const REDIS_DOWN = [500, 4_000] as const
/** Longer than the others wait before they elect another primary. */
const PRIMARY_DOWN = [6_000, 9_000] as const
/** Workers that have just come up decide meanwhile what waits. */
const OFF_SALE = [2_000, 4_000] as const

type Card = Readonly<{ type: FaultType; target: string; lasts: readonly [from: number, to: number] }>

/** Every kind of fault once, those of processes more often: `stall` is how long they stand still. */
const deckOf = (chance: Chance, { processes, skus, servers }: Strikable, stall: Card['lasts']): readonly Card[] => [
  ...processes.flatMap(target => Array<Card>(KILLS_OF_EACH).fill({ type: 'kill', target, lasts: DOWN })),
  ...drawn(chance, STALLS, processes).map((target): Card => ({ type: 'stall', target, lasts: stall })),
  ...drawn(chance, WITHDRAWALS, skus).map((target): Card => ({ type: 'withdraw', target, lasts: OFF_SALE })),
  ...(servers.redis ? [{ type: 'kill', target: 'redis', lasts: REDIS_DOWN } as const] : []),
  ...(servers.mongo
    ? [
        { type: 'kill', target: 'mongo', lasts: PRIMARY_DOWN } as const,
        { type: 'hang', target: 'mongo', lasts: HANG } as const,
      ]
    : []),
  ...WAYS.flatMap(target => DISTURBANCES.map((type): Card => ({ type, target, lasts: DISTURBED }))),
]

/** How long it takes until every kind has had its turn, ms. */
export const turnOf = (chance: Chance, strikable: Strikable): number =>
  EVERY_MS * (deckOf(chance, strikable, DOWN).length + 1)

/**
 * Faults for so many ms, within bursts of orders. They are dealt from a shuffled deck, and from another one when it is at its end: every kind has
 * its turn before one comes again.
 */
export const drawnFaults = (
  chance: Chance,
  strikable: Strikable,
  { within, stall }: Readonly<{ within: number; stall: readonly [from: number, to: number] }>,
): readonly DrawnFault[] => {
  const faults: DrawnFault[] = []
  let deck: Card[] = []
  for (let at = EVERY_MS; at < within; at += EVERY_MS) {
    if (deck.length === 0) deck = shuffled(chance, deckOf(chance, strikable, stall))
    const { type, target, lasts } = deck.pop()!
    faults.push({ type, target, at: at + chance.between(0, 3 * BURST_MS), lasts: chance.between(...lasts) })
  }
  return faults
}

/** So many of the list; none of an empty one. */
const drawn = <T>(chance: Chance, count: number, list: readonly T[]): readonly T[] =>
  list.length === 0 ? [] : Array.from({ length: count }, () => chance.oneOf(list))

const shuffled = <T>(chance: Chance, list: readonly T[]): T[] =>
  list
    .map(each => ({ each, place: chance.between(0, 1) }))
    .sort((one, other) => one.place - other.place)
    .map(({ each }) => each)
