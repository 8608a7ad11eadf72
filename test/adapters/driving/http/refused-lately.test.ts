import { expect } from 'chai'
import { refusedLately } from '../../../../src/adapters/driving/http/refused-lately.js'
import type { UserId } from '../../../../src/domain/shared/ids.js'
import { times } from '../../../support/times.js'

describe('Who was refused lately', () => {
  const user = (name: string | number) => `user-${name}` as UserId
  const opened = () => {
    let now = 0
    return { ...refusedLately(() => now), pass: (ms: number) => void (now += ms) }
  }

  it('is known until their window is over, and nobody else is', () => {
    const { add, has, pass } = opened()
    add(user('ada'), 1_000)
    pass(999)
    expect([has(user('ada')), has(user('bob'))]).to.deep.equal([true, false])
    pass(1)
    expect(has(user('ada'))).to.be.false
  })

  it('is forgotten first of ten thousand who was refused first', () => {
    const { add, has } = opened()
    for (const index of times(10_000, each => each)) add(user(index), 1_000)
    add(user(0), 1_000)
    add(user('one more'), 1_000)
    expect([has(user(0)), has(user(1)), has(user(2))]).to.deep.equal([true, false, true])
  })
})
