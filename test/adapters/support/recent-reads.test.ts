import { expect } from 'chai'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import { recentReads } from '../../../src/adapters/support/recent-reads.js'
import { unavailable, type Unavailable } from '../../../src/application/errors.js'
import type { Session } from '../../../src/domain/account/session.js'
import { aSession } from '../../support/builders.js'
import { errorOf, valueOf } from '../../support/outcome-of.js'
import { steppedClock } from '../../support/stepped-clock.js'

describe('what was read lately', () => {
  const opened = (
    read: () => ResultAsync<Session | undefined, Unavailable>,
    times: Readonly<{ keptFor?: number; renewedAfter?: number }> = {},
  ) => {
    const clock = steppedClock()
    let reads = 0
    const recent = recentReads({
      read: () => (reads++, read()),
      elapsed: () => clock.elapsed(),
      ...times,
    })
    return { clock, recent, reads: () => reads }
  }
  const session = aSession()

  it('is read once in two seconds', async () => {
    const { clock, recent, reads } = opened(() => okAsync(session))
    for (const [ms, expected] of [
      [0, 1],
      [1_999, 1],
      [1, 2],
    ] as const) {
      clock.advance(ms)
      expect(await valueOf(recent.of(session.id))).to.equal(session)
      expect(recent.known(session.id)).to.equal(session)
      expect(reads()).to.equal(expected)
    }
  })

  it('is known for two seconds from when it was asked for, however late the answer: what it says may be as old', async () => {
    let answer: (session: Session) => void = () => undefined
    const { clock, recent } = opened(() => ResultAsync.fromSafePromise(new Promise(resolve => (answer = resolve))))
    const reading = valueOf(recent.of(session.id))
    clock.advance(1_500)
    answer(session)
    await reading
    clock.advance(499)
    expect(recent.known(session.id)).to.equal(session)
    clock.advance(1)
    expect(recent.known(session.id)).to.equal(undefined)
  })

  it('is what the latest read found, though an earlier one was answered after it', async () => {
    const answers: ((found: Session) => void)[] = []
    const { clock, recent } = opened(() =>
      ResultAsync.fromSafePromise(new Promise<Session>(resolve => answers.push(resolve))),
    )
    const earlier = valueOf(recent.of(session.id))
    clock.advance(1)
    const later = valueOf(recent.anew(session.id))
    const found = { ...session }
    answers[1]!(found)
    await later
    answers[0]!(session)
    await earlier
    expect(recent.known(session.id)).to.equal(found)
  })

  it('is read once in as long as is said', async () => {
    const { clock, recent } = opened(() => okAsync(session), { keptFor: 3_000 })
    await valueOf(recent.of(session.id))
    clock.advance(2_999)
    expect(recent.known(session.id)).to.equal(session)
    clock.advance(1)
    expect(recent.known(session.id)).to.equal(undefined)
  })

  it('is read anew for who asks for that, and then known to all', async () => {
    const revised = { ...session, generation: 1 }
    const answers = [session, revised]
    const { recent, reads } = opened(() => okAsync(answers.shift()))
    await valueOf(recent.of(session.id))
    expect(await valueOf(recent.anew(session.id))).to.equal(revised)
    expect(await valueOf(recent.of(session.id))).to.equal(revised)
    expect(reads()).to.equal(2)
  })

  it('is forgotten with a write, for one session or for all', async () => {
    const { recent, reads } = opened(() => okAsync(session))
    for (const id of [session.id, undefined]) {
      await valueOf(recent.of(session.id))
      recent.forget(id)
    }
    expect(recent.known(session.id)).to.equal(undefined)
    await valueOf(recent.of(session.id))
    expect(reads()).to.equal(3)
  })

  it('is not kept from a read that a write overtook', async () => {
    let answer: (session: Session) => void = () => undefined
    const { recent, reads } = opened(() => ResultAsync.fromSafePromise(new Promise(resolve => (answer = resolve))))
    const early = valueOf(recent.of(session.id))
    recent.forget(session.id)
    answer(session)
    await early
    const late = valueOf(recent.of(session.id))
    answer({ ...session, generation: 1 })
    expect(await late).to.include({ generation: 1 })
    expect(reads()).to.equal(2)
  })

  describe('and is to be renewed', () => {
    const AWAY = unavailable('orders')
    const TIMES = { keptFor: 3_000, renewedAfter: 2_000 }
    const revised = { ...session, generation: 1 }

    it('is read again by the first who asks for it late, who does not wait for it', async () => {
      const answers = [okAsync(session), ResultAsync.fromSafePromise(new Promise<never>(() => undefined))]
      const { clock, recent, reads } = opened(() => answers.shift()!, TIMES)
      for (const [ms, expected] of [
        [0, 1],
        [1_999, 1],
        [1, 2],
        [1, 2],
      ] as const) {
        clock.advance(ms)
        expect(await valueOf(recent.of(session.id))).to.equal(session)
        expect(reads()).to.equal(expected)
      }
    })

    it('is what was read then for whoever asks later, for as long as anything is kept', async () => {
      const answers = [session, revised]
      const { clock, recent, reads } = opened(() => okAsync(answers.shift()), TIMES)
      await valueOf(recent.of(session.id))
      clock.advance(2_000)
      await valueOf(recent.of(session.id))
      clock.advance(1_999)
      expect(await valueOf(recent.of(session.id))).to.equal(revised)
      expect(reads()).to.equal(2)
      clock.advance(1_001)
      expect(recent.known(session.id)).to.equal(undefined)
    })

    it('is kept no longer where that fails: then it is read by who asks', async () => {
      const answers = [okAsync(session), errAsync(AWAY), errAsync(AWAY)]
      const { clock, recent } = opened(() => answers.shift()!, TIMES)
      await valueOf(recent.of(session.id))
      clock.advance(2_000)
      expect(await valueOf(recent.of(session.id))).to.equal(session)
      clock.advance(1_000)
      expect(await errorOf(recent.of(session.id))).to.equal(AWAY)
    })
  })
})
