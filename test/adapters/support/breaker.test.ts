import { expect } from 'chai'
import { breaker } from '../../../src/adapters/support/breaker.js'
import { steppedClock } from '../../support/stepped-clock.js'
import { times } from '../../support/times.js'

const REST = 200

describe('A breaker', () => {
  const aBreaker = () => {
    const clock = steppedClock()
    const changes: string[] = []
    const { admits, note } = breaker({
      failures: 3,
      rest: REST,
      elapsed: () => clock.elapsed(),
      onChange: state => void changes.push(state),
    })
    return { clock, changes, admits, note, fail: (often: number) => void times(often, () => note('failed')) }
  }

  it('admits calls until three in a row have failed', () => {
    const { admits, note, fail, changes } = aBreaker()
    fail(2)
    note('answered')
    fail(2)
    expect(admits()).to.be.true
    fail(1)
    expect(admits()).to.be.false
    expect(changes).to.deep.equal(['open'])
  })

  it('admits one call after each rest, to find out', () => {
    const { admits, fail, clock } = aBreaker()
    fail(3)
    clock.advance(REST - 1)
    expect(admits()).to.be.false
    clock.advance(1)
    expect([admits(), admits()]).to.deep.equal([true, false])
    clock.advance(REST)
    expect([admits(), admits()]).to.deep.equal([true, false])
  })

  it('rests again when that call fails, however long it took', () => {
    const { admits, fail, clock, changes } = aBreaker()
    fail(3)
    clock.advance(REST)
    admits()
    clock.advance(REST - 1)
    fail(1)
    clock.advance(REST - 1)
    expect(admits()).to.be.false
    expect(changes).to.deep.equal(['open'])
  })

  it('admits all calls again as soon as one was answered', () => {
    const { admits, note, fail, clock, changes } = aBreaker()
    fail(3)
    clock.advance(REST)
    admits()
    note('answered')
    expect([admits(), admits()]).to.deep.equal([true, true])
    fail(2)
    expect(admits()).to.be.true
    expect(changes).to.deep.equal(['open', 'closed'])
  })
})
