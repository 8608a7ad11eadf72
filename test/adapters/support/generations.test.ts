import { expect } from 'chai'
import { generations } from '../../../src/adapters/support/generations.js'
import { steppedClock } from '../../support/stepped-clock.js'
import { times } from '../../support/times.js'

const LIFETIME = 5_000
const CAPACITY = 10

describe('What was put in lately', () => {
  const open = () => {
    const clock = steppedClock()
    const lately = generations<string>({ lifetime: LIFETIME, capacity: CAPACITY, elapsed: () => clock.elapsed() })
    return { clock, ...lately }
  }

  it('is there by its name, and nothing else is', () => {
    const { get, put } = open()
    put('tea', 'Assam', 1)
    expect([get('tea'), get('coffee')]).to.deep.equal(['Assam', undefined])
  })

  for (const late of [0, 1, LIFETIME - 1])
    it(`is there for a lifetime, and after two of them no more, when it came after ${late} ms`, () => {
      const { clock, get, put } = open()
      clock.advance(late)
      put('tea', 'Assam', 1)
      clock.advance(LIFETIME - 1)
      expect(get('tea')).to.equal('Assam')
      clock.advance(LIFETIME + 1)
      expect(get('tea')).to.be.undefined
    })

  it('is gone when nobody asked for so long that both would have been dropped', () => {
    const { clock, get, put } = open()
    put('tea', 'Assam', 1)
    clock.advance(2 * LIFETIME)
    expect(get('tea')).to.be.undefined
  })

  it('is gone after two lifetimes, also when nobody asked until shortly before', () => {
    const { clock, get, put } = open()
    put('tea', 'Assam', 1)
    clock.advance(2 * LIFETIME - 1)
    expect(get('tea')).to.equal('Assam')
    clock.advance(1)
    expect(get('tea')).to.be.undefined
  })

  it('does not stay for being asked for', () => {
    const { clock, get, put } = open()
    put('tea', 'Assam', 1)
    const asked = times(20, () => {
      clock.advance(LIFETIME / 10)
      return get('tea')
    })
    expect(asked.at(-1)).to.be.undefined
  })

  it('is the newer of two of a name', () => {
    const { clock, get, put } = open()
    put('tea', 'Assam', 1)
    clock.advance(LIFETIME)
    put('tea', 'Darjeeling', 1)
    expect(get('tea')).to.equal('Darjeeling')
  })

  it('weighs no more than twice the capacity, of which the oldest goes first', () => {
    const { get, put } = open()
    for (const weight of times(100, i => i)) put(`${weight}`, 'a leaf', 1)
    const there = times(100, i => i).filter(i => get(`${i}`) !== undefined)
    expect(there).to.deep.equal(times(2 * CAPACITY, i => 100 - 2 * CAPACITY + i))
  })
})
