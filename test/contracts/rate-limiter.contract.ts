import { expect } from 'chai'
import type { Budget, RateLimiter } from '../../src/adapters/support/rate-limiter.js'
import { times } from '../support/times.js'

/** `other` shares the counts, if anything can: another process. */
export type RateLimiterUnderTest = Readonly<{
  limiter: RateLimiter
  other: RateLimiter
  passTime: (ms: number) => Promise<void>
}>

const WINDOW = 1_000

export const rateLimiterContract = (open: () => Promise<RateLimiterUnderTest>): void => {
  let limiter: RateLimiter
  let other: RateLimiter
  let passTime: RateLimiterUnderTest['passTime']

  beforeEach(async () => {
    ;({ limiter, other, passTime } = await open())
  })

  const budget = (key: string, limit = 3, window = WINDOW): Budget => ({ key, limit, window })
  const remaining = async (...budgets: Budget[]) =>
    (await limiter.spend(budgets)).map(({ remaining: left, exhausted }) => (exhausted ? 'none' : left))

  it('lets as many through as the limit says, and tells how many are left', async () => {
    const said = []
    for (let asked = 0; asked < 5; asked += 1) said.push(await remaining(budget('ada')))
    expect(said).to.deep.equal([[2], [1], [0], ['none'], ['none']])
  })

  it('counts each key for itself', async () => {
    expect(await remaining(budget('ada', 1))).to.deep.equal([0])
    expect(await remaining(budget('bob', 1))).to.deep.equal([0])
    expect(await remaining(budget('ada', 1))).to.deep.equal(['none'])
  })

  it('begins anew when the window is over, which was begun by the first request and not prolonged by others', async () => {
    const [first] = await limiter.spend([budget('ada', 2)])
    expect(first!.resetAfter).to.be.within(WINDOW - 200, WINDOW)
    await passTime(WINDOW / 2)
    expect(await remaining(budget('ada', 2))).to.deep.equal([0])
    const [third] = await limiter.spend([budget('ada', 2)])
    expect(third!.exhausted).to.be.true
    expect(third!.resetAfter).to.be.within(1, WINDOW / 2)
    await passTime(third!.resetAfter)
    expect(await remaining(budget('ada', 2))).to.deep.equal([1])
  })

  it('spends nothing of the others when one of several is exhausted', async () => {
    const [address, account] = [budget('address', 5), budget('account', 1)]
    expect(await remaining(address, account)).to.deep.equal([4, 0])
    expect(await remaining(address, account)).to.deep.equal([4, 'none'])
    expect(await remaining(address)).to.deep.equal([3])
  })

  it('lets through the limit, and no more, of a hundred at once from two sides', async () => {
    const asked = times(100, i => (i % 2 === 0 ? limiter : other).spend([budget('ada', 30), budget(`other-${i}`)]))
    const through = (await Promise.all(asked)).filter(standings => standings.every(({ exhausted }) => !exhausted))
    expect(through).to.have.length(30)
    expect(await remaining(budget('ada', 30))).to.deep.equal(['none'])
  })

  it('lets through the limit, and no more, of whoever asks two sides again and again until both refuse', async () => {
    const untilRefused = async (side: RateLimiter) => {
      let through = 0
      while ((await side.spend([budget('ada', 2_000, 60_000)]))[0]?.exhausted === false) through += 1
      return through
    }
    const [ours, theirs] = await Promise.all([untilRefused(limiter), untilRefused(other)])
    expect(ours + theirs).to.equal(2_000)
  })

  it('counts one after the other those who ask at once of the same budgets', async () => {
    const asked = times(4, () => remaining(budget('address', 9), budget('account', 2)))
    expect(await Promise.all(asked)).to.deep.equal([
      [8, 1],
      [7, 0],
      [7, 'none'],
      [7, 'none'],
    ])
    expect(await remaining(budget('address', 9))).to.deep.equal([6])
  })

  it('answers each of many that ask at once for itself', async () => {
    const said = await Promise.all([
      remaining(budget('a', 1), budget('b', 9)),
      remaining(budget('c', 5)),
      remaining(budget('a', 1), budget('d', 7)),
      remaining(),
    ])
    expect(said).to.deep.equal([[0, 8], [4], ['none', 7], []])
  })
}
