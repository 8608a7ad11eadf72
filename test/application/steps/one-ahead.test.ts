import { expect } from 'chai'
import { oneAhead } from '../../../src/application/steps/one-ahead.js'

/** Work that is done when it is let go; tells what was begun, and what has ended. */
const work = () => {
  const [begun, ended]: [number[], number[]] = [[], []]
  const gates = new Map<number, () => void>()
  const begin = (item: number) => {
    begun.push(item)
    return new Promise<number>(resolve => {
      gates.set(item, () => {
        ended.push(item)
        resolve(item * 10)
      })
    })
  }
  return { begun, ended, begin, letGo: (item: number) => gates.get(item)?.() }
}

async function* items(count: number): AsyncGenerator<number> {
  for (let item = 1; item <= count; item += 1) yield item
}

const turn = () => new Promise(resolve => setImmediate(resolve))

describe('work that is begun one ahead', () => {
  it('has two under way, never three, and is told in order', async () => {
    const { begun, begin, letGo } = work()
    const told = oneAhead(items(3), begin)
    const first = told.next()
    await turn()
    expect(begun).to.deep.equal([1, 2])
    letGo(2)
    await turn()
    expect(begun).to.deep.equal([1, 2])
    letGo(1)
    expect(await first).to.deep.equal({ done: false, value: 10 })
    const rest = [told.next(), told.next(), told.next()]
    await turn()
    expect(begun).to.deep.equal([1, 2, 3])
    letGo(3)
    expect((await Promise.all(rest)).map(({ value }) => value as unknown)).to.deep.equal([20, 30, undefined])
  })

  it('has nothing under way once it is left', async () => {
    const { ended, begin, letGo } = work()
    const told = oneAhead(items(3), begin)
    const first = told.next()
    await turn()
    letGo(1)
    await first
    const left = told.return(undefined)
    letGo(2)
    await left
    expect(ended).to.deep.equal([1, 2])
  })

  it('may be of nothing', async () => {
    expect(await oneAhead(items(0), work().begin).next()).to.deep.equal({ done: true, value: undefined })
  })
})
