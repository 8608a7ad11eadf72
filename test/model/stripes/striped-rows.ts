import type { StripedRow } from './striped-row.js'

const RIVALS = [
  { order: 0, home: 0, units: 1 },
  { order: 1, home: 1, units: 1 },
]
const TWICE = [
  { order: 0, home: 0, units: 1 },
  { order: 0, home: 0, units: 1 },
]
/** The first may be cancelled, and then its unit is there again. */
const THREE = [...RIVALS, { order: 2, home: 0, units: 1 }]

/** Those that hold, and those in which a rule is broken, or too much is asked for: each says what catches it. */
export const STRIPED_ROWS: readonly StripedRow[] = [
  {
    name: 'two orders for the units of two stripes: a crash, a late write',
    stripes: [1, 1],
    requests: RIVALS,
    crashes: 1,
    lateWrites: 1,
  },
  {
    name: 'two orders for one unit, cancelled meanwhile: a crash',
    stripes: [0, 1],
    requests: RIVALS,
    cancels: true,
    crashes: 1,
  },
  {
    name: 'one order asked for twice: a crash, a late write',
    stripes: [1, 1],
    requests: TWICE,
    crashes: 1,
    lateWrites: 1,
  },
  { name: 'three orders, cancelled meanwhile', stripes: [1, 1], requests: THREE, cancels: true },
  {
    name: 'an adjustment that stays with its stripe: a late write',
    stripes: [1, 1],
    requests: [{ order: 0, home: 0, units: 1 }],
    cancels: true,
    adjustment: 1,
    lateWrites: 1,
  },
  {
    name: 'a refusal after one look at each stripe',
    stripes: [1, 1],
    requests: THREE,
    cancels: true,
    broken: ['refused after one look'],
    caughtBy: 'refused although the units were there all along',
  },
  {
    name: 'an order of two units, one of them in each stripe',
    stripes: [1, 1],
    requests: [{ order: 0, home: 0, units: 2 }],
    caughtBy: 'refused although the units were there all along',
  },
  {
    name: 'one nonce for every send',
    stripes: [1, 1],
    requests: TWICE,
    lateWrites: 1,
    broken: ['one nonce for every send'],
    caughtBy: 'sold and not ordered',
  },
  {
    name: 'a sale of all that an order holds anywhere',
    stripes: [1, 1],
    requests: [{ order: 0, home: 0, units: 1 }],
    lateWrites: 1,
    broken: ['sold by the order’s id'],
    caughtBy: 'sold and not ordered',
  },
  {
    name: 'an adjustment that goes on to another stripe: a late write',
    stripes: [1, 1],
    requests: [{ order: 0, home: 0, units: 1 }],
    cancels: true,
    adjustment: 1,
    lateWrites: 1,
    broken: ['an adjustment goes on to others'],
    caughtBy: 'an adjustment was counted twice',
  },
]
