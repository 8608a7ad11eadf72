import { setImmediate as aTurn } from 'node:timers/promises'
import { expect } from 'chai'
import { useFakeTimers } from 'sinon'
import { TurnedAway, turnstile } from '../../../../src/adapters/driven/argon2/turnstile.js'
import { times } from '../../../support/times.js'

/** Work of which each piece ends when the test says so. */
const openWork = () => {
  const begun: string[] = []
  const ends = new Map<string, { succeed: () => void; fail: (error: Error) => void }>()
  const work = (name: string) => () => {
    begun.push(name)
    return new Promise<string>((resolve, reject) =>
      ends.set(name, { succeed: () => resolve(name), fail: error => reject(error) }),
    )
  }
  return {
    begun,
    work,
    /** Nothing, if it never began. */
    end: (name: string) => ends.get(name)?.succeed(),
    fail: (name: string) => ends.get(name)!.fail(new Error(name)),
  }
}

const LONG = 60_000

const turnedAway = (taken: Promise<unknown>): Promise<boolean> =>
  taken.then(
    () => false,
    (error: unknown) => error instanceof TurnedAway,
  )

/** Ends each of them when it has begun. */
const endAll = async (names: readonly string[], end: (name: string) => void) => {
  for (const name of names) {
    await aTurn()
    end(name)
  }
}

describe('A turnstile', () => {
  it('begins so many at once, and the next in order as one leaves', async () => {
    const { begun, work, end } = openWork()
    const take = turnstile({ atOnce: 2, waiting: 2, waitAtMost: LONG })
    const taken = ['a', 'b', 'c', 'd'].map(name => take(work(name)))
    await aTurn()
    expect(begun).to.deep.equal(['a', 'b'])

    end('b')
    expect(await taken[1]).to.equal('b')
    await aTurn()
    expect(begun).to.deep.equal(['a', 'b', 'c'])
    await endAll(['a', 'c', 'd'], end)
  })

  it('turns away at once what finds no room to wait in, and takes more when there is room again', async () => {
    const { begun, work, end } = openWork()
    const take = turnstile({ atOnce: 1, waiting: 1, waitAtMost: LONG })
    const [first, second, third] = ['a', 'b', 'c'].map(name => turnedAway(take(work(name))))
    expect(await third).to.equal(true)
    end('a')
    expect(await first).to.equal(false)
    const fourth = take(work('d'))
    await endAll(['b', 'd'], end)
    expect(await second).to.equal(false)
    expect(await fourth).to.equal('d')
    expect(begun).to.deep.equal(['a', 'b', 'd'])
  })

  it('may have nobody wait at all', async () => {
    const { begun, work, end } = openWork()
    const take = turnstile({ atOnce: 1, waiting: 0, waitAtMost: LONG })
    const first = take(work('a'))
    expect(await turnedAway(take(work('b')))).to.equal(true)
    end('a')
    await first
    expect(begun).to.deep.equal(['a'])
  })

  it('turns away at once who would wait for too long, by how many are ahead and how long the last ones took', async () => {
    const { work, end } = openWork()
    let now = 0
    const take = turnstile({ atOnce: 2, waiting: 100, waitAtMost: 1_000 }, () => now)
    const each = async (takes: number) => {
      const taken = take(work('one'))
      await aTurn()
      now += takes
      end('one')
      await taken
    }
    /** How many more find a place when two are at work; all of them are then done at once. */
    const places = async () => {
      const names = times(12, String)
      const outcomes = names.map(name => turnedAway(take(work(name))))
      await endAll(names, end)
      return (await Promise.all(outcomes)).filter(turned => !turned).length - 2
    }
    expect(await places(), 'nobody knows yet how long one takes').to.equal(10)
    for (let done = 0; done < 40; done += 1) await each(400)
    expect(await places(), 'one waits 200 ms for each that is ahead').to.equal(5)
    for (let done = 0; done < 40; done += 1) await each(20)
    expect(await places(), 'they are quick again').to.equal(10)
  })

  it('turns away who has waited for too long, and does not begin for them; those behind have their turn', async () => {
    const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const { begun, work, end } = openWork()
      const take = turnstile({ atOnce: 1, waiting: 3, waitAtMost: 1_000 })
      const first = take(work('a'))
      const second = turnedAway(take(work('b')))
      clock.tick(999)
      const third = take(work('c'))
      clock.tick(1)
      expect(await second).to.equal(true)
      await endAll(['a', 'c'], end)
      expect(await Promise.all([first, third])).to.deep.equal(['a', 'c'])
      clock.tick(LONG)
      expect(begun).to.deep.equal(['a', 'c'])
    } finally {
      clock.restore()
    }
  })

  it('gives the place of what failed to the next as well', async () => {
    const { begun, work, end, fail } = openWork()
    const take = turnstile({ atOnce: 1, waiting: 1, waitAtMost: LONG })
    const failing = take(work('a')).catch((error: unknown) => error)
    const second = take(work('b'))
    await aTurn()
    fail('a')
    expect(await failing).to.deep.include({ message: 'a' })
    await endAll(['b'], end)
    expect(await second).to.equal('b')
    expect(begun).to.deep.equal(['a', 'b'])
  })

  it('lets nobody slip in before those who wait', async () => {
    const { begun, work, end } = openWork()
    const take = turnstile({ atOnce: 1, waiting: 2, waitAtMost: LONG })
    const first = take(work('a'))
    const second = take(work('b'))
    await aTurn()
    const late = first.then(() => take(work('late')))
    await endAll(['a', 'b', 'late'], end)
    await Promise.all([second, late])
    expect(begun).to.deep.equal(['a', 'b', 'late'])
  })
})
