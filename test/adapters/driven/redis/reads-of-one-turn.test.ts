import { expect } from 'chai'
import { readsOfOneTurn } from '../../../../src/adapters/driven/redis/reads-of-one-turn.js'
import { AWAY } from '../../../../src/adapters/driven/redis/redis-connection.js'

describe('Reads of one turn', () => {
  const reader = (answer: (keys: string[]) => readonly (string | null)[] | typeof AWAY) => {
    const asked: string[][] = []
    const read = readsOfOneTurn(async keys => {
      asked.push(keys)
      return answer(keys)
    })
    return { read, asked }
  }
  const aTurn = () => new Promise<void>(resolve => setImmediate(resolve))

  it('are asked for together, and each gets its own answer', async () => {
    const { read, asked } = reader(keys => keys.map(key => (key === 'gone' ? null : `value of ${key}`)))
    const found = [read('a'), read('gone')]
    await Promise.resolve()
    found.push(read('a'))
    expect(await Promise.all(found)).to.deep.equal(['value of a', null, 'value of a'])
    expect(asked).to.deep.equal([['a', 'gone', 'a']])
  })

  it('do not wait for those of the turn before', async () => {
    const { read, asked } = reader(keys => keys)
    const earlier = read('a')
    await aTurn()
    await Promise.all([earlier, read('b')])
    expect(asked).to.deep.equal([['a'], ['b']])
  })

  it('find nothing at all while the server is away', async () => {
    const { read } = reader(() => AWAY)
    expect(await Promise.all([read('a'), read('b')])).to.deep.equal([AWAY, AWAY])
  })
})
