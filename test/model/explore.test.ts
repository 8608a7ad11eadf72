import { expect } from 'chai'
import { explore, type Machine } from './explore.js'

/** Adds one or doubles, up to 20. */
const counting = (given: Partial<Machine<number, 'unlucky'>> = {}): Machine<number, 'unlucky'> => ({
  start: 1,
  next: count => [
    ...(count < 20 ? [{ what: 'add one', next: count + 1 }] : []),
    ...(count <= 10 ? [{ what: 'double', next: count * 2 }] : []),
  ],
  encode: String,
  decode: Number,
  faultIn: () => undefined,
  isGoodEnd: count => count === 20,
  ...given,
})

describe('Exploring', () => {
  it('visits every state once, and takes every step', () => {
    expect(explore(counting())).to.include({ states: 20, steps: 29 }).and.not.have.property('fault')
  })

  it('tells the shortest way to a fault', () => {
    const found = explore(counting({ faultIn: count => (count === 13 ? 'unlucky' : undefined) }))
    expect(found).to.include({ fault: 'unlucky', last: 13 })
    expect(found.trace).to.have.lengthOf(5)
  })

  it('finds a fault in the state it starts from', () => {
    expect(explore(counting({ faultIn: () => 'unlucky' }))).to.deep.include({ fault: 'unlucky', trace: [] })
  })

  it('finds a state from which no good end can be reached', () => {
    const found = explore(counting({ isGoodEnd: count => count === 18 }))
    expect(found).to.include({ fault: 'the good end is out of reach', last: 20 })
  })

  it('lets no good end depend on a mishap', () => {
    const next = (count: number) => (count < 3 ? [{ what: 'fall', next: count + 1, mishap: true } as const] : [])
    const found = explore(counting({ next, isGoodEnd: count => count === 3 }))
    expect(found).to.include({ fault: 'the good end is out of reach', states: 3, steps: 2, last: 1 })
  })

  it('finds those who go round for ever', () => {
    const next = (count: number) => [{ what: 'turn', next: (count + 1) % 3 }]
    expect(explore(counting({ next, isGoodEnd: () => false }))).to.include({ fault: 'the good end is out of reach' })
  })

  it('never passes what it could not visit for what holds', () => {
    expect(() => explore(counting(), 19)).to.throw('More than 19 states')
  })
})
