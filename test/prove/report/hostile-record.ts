import type { ProofRecord } from '../proof-record.js'
import { exampleRecord } from './example-record.js'

/** What would be a tag, a cell, a picture or a link of its own, were it not escaped. */
export const HOSTILE = `"'><script>alert(1)</script> | [a](https://x.invalid) ![b](c) \`\`\` & **bold**\n# head`

/** A record that says so in every place for words. */
export const hostileRecord = (): ProofRecord => {
  const record = exampleRecord(20_000)
  return {
    ...record,
    sabotage: HOSTILE,
    command: HOSTILE,
    startedAt: HOSTILE,
    settings: { [HOSTILE]: HOSTILE },
    figures: { [HOSTILE]: 1 },
    faults: [{ type: HOSTILE, target: HOSTILE, from: 1_000, until: 19_000 }],
    stock: [{ at: 0, products: { [HOSTILE]: { received: 1, available: 1, held: 0, sold: 0 } } }],
    health: [{ at: 0, process: HOSTILE, heap: 1, descriptors: 1, loopLag: 1 }],
    checks: [{ name: HOSTILE, claim: HOSTILE, examined: 1, violations: [HOSTILE] }],
  }
}
