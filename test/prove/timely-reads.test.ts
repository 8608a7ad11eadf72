import { expect } from 'chai'
import type { Reading } from './reading.js'
import { BEHIND_MS } from './stale-reads.js'
import { timelyReads, type Hindrances } from './timely-reads.js'
import { HEARD_WITHIN_MS } from './waiting-reads.js'

const DECIDED_AT = 10_000
const decisions = new Map([['1', { status: 'Processed', at: DECIDED_AT }]])
const shown = (status: string, asked: number, changes: Partial<Reading> = {}): Reading => ({
  ...{ orderId: '1', status, asked, answered: asked + 1 },
  ...changes,
})
const checked = (readings: readonly Reading[], hindrances?: Hindrances) =>
  new Map(timelyReads(readings, decisions, hindrances).map(check => [check.name, check]))

describe('The check for stale reads', () => {
  const LATE = DECIDED_AT + BEHIND_MS + 1
  const stale = (...readings: Reading[]) => checked(readings).get('stale')

  it('finds an order that was shown as Pending when it had been decided for more than two seconds', () => {
    const readings = [shown('Pending', LATE), shown('Processed', LATE + 1)]
    expect(stale(...readings)).to.deep.include({ examined: 2, violations: ['1'] })
  })

  it('finds nothing of one that was shown so before, or has not been decided', () => {
    const readings = [shown('Pending', LATE - 1), shown('Pending', LATE, { orderId: '2' })]
    expect(stale(...readings)).to.deep.include({ examined: 0, violations: [] })
  })

  it('bears with one stall after another', () => {
    const stalls = [
      { from: LATE + 1_500, until: LATE + 3_000 },
      { from: DECIDED_AT, until: LATE },
    ]
    const at = (asked: number) => checked([shown('Pending', asked)], { stalls, cutOff: [] }).get('stale')
    expect(at(LATE + 3_000 + BEHIND_MS)).to.deep.include({ examined: 0 })
    expect(at(LATE + 3_001 + BEHIND_MS)).to.deep.include({ violations: ['1'] })
  })

  describe('that name what they had', () => {
    const named = (had: string, asked: number, changes: Partial<Reading> = {}) => shown(had, asked, { had, ...changes })
    const notModified = (...readings: Reading[]) => checked(readings).get('notModified')

    it('finds a Pending order that is said to be unchanged two seconds after it was decided', () => {
      const still = named('Pending', LATE, { unchanged: true })
      expect(notModified(still)).to.deep.include({ examined: 1, violations: ['1'] })
      expect(stale(still), 'it shows nothing').to.deep.include({ examined: 0 })
    })

    it('bears with it before, and with what is unchanged for ever', () => {
      const readings = [
        named('Pending', LATE - 1, { unchanged: true }),
        named('Pending', LATE, { status: 'Processed' }),
        named('Processed', LATE, { unchanged: true }),
      ]
      expect(notModified(...readings)).to.deep.include({ examined: 1, violations: [] })
    })

    it('finds what is said to be unchanged and was not named', () => {
      const other = named('Pending', DECIDED_AT, { status: 'as "7"', unchanged: true })
      expect(notModified(other)).to.deep.include({ violations: ['1'] })
    })
  })
})

describe('The check for reads that wait', () => {
  const waited = (status: string, asked: number, answered: number): Reading =>
    shown(status, asked, { answered, waited: true })
  const NONE = { stalls: [], cutOff: [] }

  it('finds one that shows an order as it was before the wait began, however little time it is', () => {
    const check = (asked: number, status: string) => checked([waited(status, asked, asked + 1)]).get('behind')
    expect(check(DECIDED_AT + 1, 'Pending')).to.deep.include({ examined: 1, violations: ['1'] })
    expect(check(DECIDED_AT + 1, 'Processed')).to.deep.include({ examined: 1, violations: [] })
    expect(check(DECIDED_AT, 'Pending')).to.deep.include({ examined: 0, violations: [] })
    const unchanged = shown('Pending', DECIDED_AT + 1, { waited: true, had: 'Pending', unchanged: true })
    expect(checked([unchanged]).get('behind')).to.deep.include({ violations: ['1'] })
  })

  it('does not bear with it as with those that do not wait', () => {
    const readings = [waited('Pending', DECIDED_AT + BEHIND_MS + 1, DECIDED_AT + BEHIND_MS + 2)]
    expect(checked(readings).get('stale')).to.deep.include({ examined: 0 })
  })

  describe('while the order is decided', () => {
    const LATEST = DECIDED_AT + HEARD_WITHIN_MS
    const unheard = (answered: number, status = 'Pending', hindrances: Hindrances = NONE) =>
      checked([waited(status, DECIDED_AT - 100, answered)], hindrances).get('unheard')

    it('finds one that was not told', () => {
      expect(unheard(LATEST + 1)).to.deep.include({ examined: 1, violations: ['1'] })
      expect(unheard(LATEST)).to.deep.include({ examined: 1, violations: [] })
      expect(unheard(LATEST + 1, 'Processed')).to.deep.include({ examined: 1, violations: [] })
      expect(unheard(DECIDED_AT - 1), 'one that was over').to.deep.include({ examined: 0 })
    })

    it('bears with an API that stood still, and a store that was out of its reach, and with nothing else', () => {
      const until = DECIDED_AT + 3_000
      for (const hindrances of [
        { ...NONE, stalls: [{ from: 0, until }] },
        { ...NONE, cutOff: [{ from: DECIDED_AT + 1, until }] },
      ]) {
        expect(unheard(until + HEARD_WITHIN_MS, 'Pending', hindrances)).to.deep.include({ violations: [] })
        expect(unheard(until + HEARD_WITHIN_MS + 1, 'Pending', hindrances)).to.deep.include({ violations: ['1'] })
      }
      const over = { ...NONE, cutOff: [{ from: 0, until: DECIDED_AT - 1 }] }
      expect(unheard(LATEST + 1, 'Pending', over)).to.deep.include({ violations: ['1'] })
    })
  })
})
