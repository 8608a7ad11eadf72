import { expect } from 'chai'
import { breaker } from '../../../src/adapters/support/breaker.js'
import { steppedClock } from '../../support/stepped-clock.js'
import { times } from '../../support/times.js'

const REST = 200
const FAILURES = 3

describe('A breaker', () => {
  const aBreaker = () => {
    const clock = steppedClock()
    const changes: string[] = []
    const admit = breaker({
      failures: FAILURES,
      rest: REST,
      elapsed: () => clock.elapsed(),
      onChange: state => void changes.push(state),
    })
    const admits = () => admit() !== undefined
    const fail = (often: number) => times(often, () => admit()?.('failed'))
    return { clock, changes, admit, admits, fail }
  }

  it('admits calls until three in a row have failed', () => {
    const { admit, admits, fail, changes } = aBreaker()
    fail(FAILURES - 1)
    admit()?.('answered')
    fail(FAILURES - 1)
    expect(admits()).to.be.true
    fail(1)
    expect(admits()).to.be.false
    expect(changes).to.deep.equal(['open'])
  })

  it('takes the failures of calls that were under way together for one', () => {
    const { admit, admits, fail } = aBreaker()
    for (const note of times(100, admit)) note?.('failed')
    expect(admits()).to.be.true
    fail(FAILURES - 1)
    expect(admits()).to.be.false
  })

  it('admits one call after each rest, to find out', () => {
    const { admits, fail, clock } = aBreaker()
    fail(FAILURES)
    clock.advance(REST - 1)
    expect(admits()).to.be.false
    clock.advance(1)
    expect([admits(), admits()]).to.deep.equal([true, false])
    clock.advance(REST)
    expect([admits(), admits()]).to.deep.equal([true, false])
  })

  it('rests again when that call fails, however long it took', () => {
    const { admit, admits, fail, clock, changes } = aBreaker()
    fail(FAILURES)
    clock.advance(REST)
    const note = admit()
    clock.advance(REST - 1)
    note?.('failed')
    clock.advance(REST - 1)
    expect(admits()).to.be.false
    expect(changes).to.deep.equal(['open'])
  })

  it('admits all calls again as soon as one was answered', () => {
    const { admit, admits, fail, clock, changes } = aBreaker()
    fail(FAILURES)
    clock.advance(REST)
    admit()?.('answered')
    expect([admits(), admits()]).to.deep.equal([true, true])
    fail(FAILURES - 1)
    expect(admits()).to.be.true
    expect(changes).to.deep.equal(['open', 'closed'])
  })
})
