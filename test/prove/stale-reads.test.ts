import { expect } from 'chai'
import type { Reading } from './reading.js'
import { staleReads } from './stale-reads.js'

const decisions = new Map([['1', { status: 'Processed', at: 1_000 }]])
const shown = (status: string, asked: number, orderId = '1'): Reading => ({
  ...{ orderId, status, asked },
  answered: asked + 1,
})

describe('The check for stale reads', () => {
  it('finds an order that was shown as Pending when it had been decided for more than two seconds', () => {
    const readings = [shown('Pending', 3_001), shown('Processed', 3_002)]
    expect(staleReads(readings, decisions)).to.deep.include({ examined: 2, violations: ['1'] })
  })

  it('finds nothing of one that was shown so before, or has not been decided', () => {
    const readings = [shown('Pending', 3_000), shown('Pending', 9_000, '2')]
    expect(staleReads(readings, decisions)).to.deep.include({ examined: 0, violations: [] })
  })
})
