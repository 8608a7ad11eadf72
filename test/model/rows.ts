import type { Row } from './row.js'

const ONE = [{ basket: { A: 1 } }]
const PAIR = [{ basket: { A: 1, B: 1 } }]
const RIVALS = [{ basket: { A: 1 } }, { basket: { A: 1 } }]
const TWICE = [
  { basket: { A: 1 }, key: 'k' },
  { basket: { A: 1 }, key: 'k' },
]
const TWICE_PAIR = [
  { basket: { A: 1, B: 1 }, key: 'k' },
  { basket: { A: 1, B: 1 }, key: 'k' },
]

const HOLDING: readonly Row[] = [
  {
    name: 'one order of two SKUs: a crash, a late write, a duplicate',
    stock: { A: 1, B: 1 },
    attempts: PAIR,
    mishaps: { crashes: 1, lateWrites: 1, duplicates: 1 },
  },
  {
    name: 'one order of two SKUs, two workers: two crashes, a dead letter',
    stock: { A: 1, B: 1 },
    attempts: PAIR,
    workers: 2,
    mishaps: { crashes: 2, deadLetters: 1 },
  },
  {
    name: 'one order of two SKUs, cancelled meanwhile: a crash, a duplicate',
    stock: { A: 1, B: 1 },
    attempts: PAIR,
    cancels: true,
    mishaps: { crashes: 1, duplicates: 1 },
  },
  {
    name: 'one order: two late writes, a crash, a duplicate',
    stock: { A: 2 },
    attempts: ONE,
    mishaps: { crashes: 1, lateWrites: 2, duplicates: 1 },
  },
  { name: 'two rivals for one unit: a crash', stock: { A: 1 }, attempts: RIVALS, mishaps: { crashes: 1 } },
  {
    name: 'two rivals for one unit: a late write',
    stock: { A: 1 },
    attempts: RIVALS,
    mishaps: { lateWrites: 1 },
    byHand: true,
  },
  { name: 'one key twice: a crash', stock: { A: 1 }, attempts: TWICE, mishaps: { crashes: 1 }, byHand: true },
  { name: 'one key twice: a late write', stock: { A: 1 }, attempts: TWICE, mishaps: { lateWrites: 1 }, byHand: true },
  {
    name: 'one key twice, two SKUs, the second short: a crash',
    stock: { A: 1, B: 0 },
    attempts: TWICE_PAIR,
    mishaps: { crashes: 1 },
  },
  { name: 'one key twice, two SKUs', stock: { A: 1, B: 1 }, attempts: TWICE_PAIR, byHand: true },
  {
    name: 'one key, two baskets',
    stock: { A: 1, B: 1 },
    attempts: [
      { basket: { A: 1 }, key: 'k' },
      { basket: { A: 1, B: 1 }, key: 'k' },
    ],
  },
  {
    name: 'one key, two quantities',
    stock: { A: 2 },
    attempts: [
      { basket: { A: 1 }, key: 'k' },
      { basket: { A: 2 }, key: 'k' },
    ],
  },
  {
    name: 'one order, cancelled meanwhile, outcomes announced, two workers: a crash, a duplicate',
    stock: { A: 1 },
    attempts: ONE,
    workers: 2,
    cancels: true,
    announces: true,
    mishaps: { crashes: 1, duplicates: 1 },
  },
  {
    name: 'one order, cancelled meanwhile: a failover, a crash',
    stock: { A: 1 },
    attempts: ONE,
    cancels: true,
    mishaps: { recordsAhead: 1, decisionsAhead: 1, crashes: 1 },
  },
  { name: 'one key twice: a failover', stock: { A: 1 }, attempts: TWICE, mishaps: { recordsAhead: 1 } },
  {
    name: 'one adjustment twice and another one: a crash, two late writes',
    stock: { A: 0 },
    adjustments: [
      { sku: 'A', units: 1, key: 'k' },
      { sku: 'A', units: 1, key: 'k' },
      { sku: 'A', units: -1, key: 'l' },
    ],
    mishaps: { crashes: 1, lateWrites: 2 },
  },
  {
    name: 'one adjustment twice, while an order is placed: a late write',
    stock: { A: 1 },
    attempts: ONE,
    adjustments: [
      { sku: 'A', units: -1, key: 'k' },
      { sku: 'A', units: -1, key: 'k' },
    ],
    mishaps: { lateWrites: 1 },
  },
]

const BROKEN: readonly Row[] = [
  {
    name: 'old holds are given back without a tombstone',
    stock: { A: 1 },
    attempts: ONE,
    broken: ['no tombstone'],
    caughtBy: 'a Pending order without its stock',
  },
  {
    name: 'nobody judges old holds',
    stock: { A: 1 },
    attempts: ONE,
    mishaps: { crashes: 1 },
    broken: ['nobody judges old holds'],
    caughtBy: 'the good end is out of reach',
  },
  {
    name: 'nobody looks after what is due',
    stock: { A: 1 },
    attempts: ONE,
    mishaps: { crashes: 1 },
    broken: ['nobody looks after what is due'],
    caughtBy: 'the good end is out of reach',
  },
  {
    name: 'nobody puts a stuck order back',
    stock: { A: 1 },
    attempts: ONE,
    mishaps: { deadLetters: 1 },
    broken: ['no stuck check'],
    caughtBy: 'the good end is out of reach',
  },
  {
    name: 'a message is acknowledged first, and nobody puts a stuck order back',
    stock: { A: 1 },
    attempts: ONE,
    mishaps: { crashes: 1 },
    broken: ['acknowledged first', 'no stuck check'],
    caughtBy: 'the good end is out of reach',
  },
  {
    name: 'one nonce for every send of a hold',
    stock: { A: 2 },
    attempts: ONE,
    mishaps: { crashes: 1, lateWrites: 1, duplicates: 1 },
    broken: ['one nonce for every send'],
    caughtBy: 'sold and not ordered',
  },
  {
    name: 'an undo after a record of which nobody knows',
    stock: { A: 1 },
    attempts: ONE,
    mishaps: { lateWrites: 1 },
    broken: ['undo after an unknown record'],
    caughtBy: 'a Pending order without its stock',
  },
  {
    name: 'a sale that does not ask for the nonce',
    stock: { A: 1 },
    attempts: ONE,
    mishaps: { crashes: 1, duplicates: 1 },
    broken: ['blind sale'],
    caughtBy: 'stock is not conserved',
  },
  {
    name: 'a release that does not ask for the nonce',
    stock: { A: 1 },
    attempts: ONE,
    mishaps: { crashes: 1, duplicates: 1 },
    broken: ['blind release'],
    caughtBy: 'stock is not conserved',
  },
  {
    name: 'a decision that does not ask for status and version',
    stock: { A: 2 },
    attempts: ONE,
    workers: 2,
    mishaps: { duplicates: 1 },
    broken: ['blind status'],
    caughtBy: 'sold and not ordered',
  },
  {
    name: 'a refusal under a key that leaves no document, with no look before',
    stock: { A: 1 },
    attempts: TWICE,
    broken: ['a keyed refusal leaves no document', 'no look before the hold'],
    caughtBy: 'a 409 for an order that exists',
  },
  {
    name: 'a refusal under a key that leaves no document',
    stock: { A: 1, B: 1 },
    attempts: TWICE_PAIR,
    mishaps: { crashes: 1 },
    broken: ['a keyed refusal leaves no document'],
    caughtBy: 'a 409 for an order that exists',
  },
  {
    name: 'the tombstone of a key expires',
    stock: { A: 2 },
    attempts: TWICE,
    mishaps: { crashes: 1 },
    broken: ['a tombstone expires'],
    caughtBy: 'a Pending order without its stock',
  },
  {
    name: 'a tidy that gives back what the order names',
    stock: { A: 1 },
    attempts: TWICE,
    mishaps: { crashes: 1 },
    broken: ['a tidy gives back what the order names'],
    caughtBy: 'a Pending order without its stock',
  },
  {
    name: 'a local read answers by an order that a failover rolls back',
    stock: { A: 1 },
    attempts: TWICE,
    mishaps: { recordsAhead: 1 },
    broken: ['local reads'],
    caughtBy: 'a 201 is lost',
  },
  {
    name: 'a local read sells for a decision that a failover rolls back',
    stock: { A: 1 },
    attempts: ONE,
    mishaps: { decisionsAhead: 1 },
    broken: ['local reads'],
    caughtBy: 'sold and not ordered',
  },
  {
    name: 'a duplicate that no majority shows counts as decided',
    stock: { A: 1 },
    attempts: ONE,
    mishaps: { recordsAhead: 1 },
    broken: ['an unseen duplicate counts as decided'],
    caughtBy: 'a Pending order without its stock',
  },
  ...(
    [
      ['adjustments are taken out before they are copied', 'pulled before it is copied'],
      ['an adjustment does not look into the journal', 'no look into the journal'],
      ['an adjustment looks into the journal first', 'the journal is read first'],
      ['an adjustment does not ask for the sequence', 'an adjustment without its sequence'],
    ] as const
  ).map(([name, broken]): Row => ({
    name,
    stock: { A: 0 },
    adjustments: [
      { sku: 'A', units: 1, key: 'k' },
      { sku: 'A', units: 1, key: 'k' },
    ],
    broken: [broken],
    caughtBy: 'an adjustment was not counted once',
  })),
]

/** Those that hold, and those in which a rule is broken: each says what catches it. */
export const ROWS: readonly Row[] = [...HOLDING, ...BROKEN]
