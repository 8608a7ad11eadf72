import { setImmediate as aTurn } from 'node:timers/promises'
import { expect } from 'chai'
import { turnstile } from '../../../../src/adapters/driven/argon2/turnstile.js'

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
    end: (name: string) => ends.get(name)!.succeed(),
    fail: (name: string) => ends.get(name)!.fail(new Error(name)),
  }
}

describe('A turnstile', () => {
  it('begins so many at once, and the next in order as one leaves', async () => {
    const { begun, work, end } = openWork()
    const take = turnstile({ atOnce: 2, waiting: 2 })
    const taken = ['a', 'b', 'c', 'd'].map(name => take(work(name)))
    await aTurn()
    expect(begun).to.deep.equal(['a', 'b'])

    end('b')
    expect(await taken[1]).to.equal('b')
    await aTurn()
    expect(begun).to.deep.equal(['a', 'b', 'c'])
  })

  it('turns away what finds no room to wait in, and takes more when there is room again', async () => {
    const { begun, work, end } = openWork()
    const take = turnstile({ atOnce: 1, waiting: 1 })
    expect([take(work('a')), take(work('b')), take(work('c'))].map(Boolean)).to.deep.equal([true, true, false])
    await aTurn()
    end('a')
    await aTurn()
    expect(take(work('d'))).not.to.equal(undefined)
    end('b')
    await aTurn()
    expect(begun).to.deep.equal(['a', 'b', 'd'])
  })

  it('may have nobody wait at all', async () => {
    const { begun, work } = openWork()
    const take = turnstile({ atOnce: 1, waiting: 0 })
    expect([take(work('a')), take(work('b'))].map(Boolean)).to.deep.equal([true, false])
    await aTurn()
    expect(begun).to.deep.equal(['a'])
  })

  it('gives the place of what failed to the next as well', async () => {
    const { begun, work, fail } = openWork()
    const take = turnstile({ atOnce: 1, waiting: 1 })
    const failing = take(work('a'))?.catch((error: unknown) => error)
    void take(work('b'))
    await aTurn()
    fail('a')
    expect(await failing).to.deep.include({ message: 'a' })
    await aTurn()
    expect(begun).to.deep.equal(['a', 'b'])
  })

  it('lets nobody slip in before those who wait', async () => {
    const { begun, work, end } = openWork()
    const take = turnstile({ atOnce: 1, waiting: 1 })
    const first = take(work('a'))!
    void take(work('b'))
    await aTurn()
    void first.then(() => take(work('late')))
    end('a')
    await aTurn()
    expect(begun).to.deep.equal(['a', 'b'])
  })
})
