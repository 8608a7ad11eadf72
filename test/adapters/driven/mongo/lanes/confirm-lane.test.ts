import { expect } from 'chai'
import { errAsync, ok, okAsync, ResultAsync } from 'neverthrow'
import { confirmLane } from '../../../../../src/adapters/driven/mongo/lanes/confirm-lane.js'
import type { MongoCalls, Stored } from '../../../../../src/adapters/driven/mongo/mongo-calls.js'
import { unavailable, type Unavailable } from '../../../../../src/application/errors.js'
import { errorOf, valueOf, valuesOf } from '../../../../support/outcome-of.js'
import { steppedClock } from '../../../../support/stepped-clock.js'
import { times } from '../../../../support/times.js'

describe('confirming that an order is not there', () => {
  const opened = (findSurely: MongoCalls['findSurely']) => {
    const clock = steppedClock()
    const settings = { together: 200, waiting: 100, waitAtMost: 1_000, elapsed: () => clock.elapsed() }
    const confirm = confirmLane('orders', { findSurely } as MongoCalls, ({ _id }) => ok(_id as string), settings)
    return { confirm, clock }
  }
  const settled = () => new Promise<void>(resolve => setImmediate(resolve))

  it('finds what is there, and nothing where there is nothing', async () => {
    const { confirm } = opened((_, id) => okAsync(id === 'there' ? { _id: id } : null))
    expect(await valuesOf([confirm('there'), confirm('elsewhere')])).to.deep.equal(['there', undefined])
  })

  it('is unavailable where nobody can tell', async () => {
    const { confirm } = opened(() => errAsync(unavailable('orders')))
    expect(await errorOf(confirm('any'))).to.deep.equal(unavailable('orders'))
  })

  it('takes few connections, however many ask, and turns away who would wait for long', async () => {
    const answers: (() => void)[] = []
    const { confirm, clock } = opened(
      () => new ResultAsync<Stored | null, Unavailable>(new Promise(resolve => answers.push(() => resolve(ok(null))))),
    )
    const first = times(16, i => confirm(`first-${i}`))
    const waiting = times(20, i => confirm(`waiting-${i}`))
    await settled()
    expect(answers).to.have.length(16)
    clock.advance(1_001)
    for (const answer of answers) answer()
    expect(await valuesOf(first)).to.deep.equal(first.map(() => undefined))
    for (const each of waiting) expect(await errorOf(each)).to.deep.equal(unavailable('orders'))
    const later = confirm('later')
    await settled()
    answers.at(-1)!()
    expect(await valueOf(later)).to.equal(undefined)
  })
})
