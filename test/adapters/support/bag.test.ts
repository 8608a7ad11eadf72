import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect } from 'chai'
import fc from 'fast-check'
import { bag } from '../../../src/adapters/support/bag.js'

describe('a bag', () => {
  it('holds what was put in and not taken out, in whatever order things come and go', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 })), turns => {
        const things = bag<number>()
        const inside = new Map<number, () => void>()
        for (const [thing, turn] of turns.entries()) {
          const [leaving, takeOut] = [...inside][turn] ?? []
          if (leaving === undefined) inside.set(thing, things.put(thing))
          else {
            takeOut?.()
            inside.delete(leaving)
          }
          expect(things.items()).to.have.members([...inside.keys()])
          expect(things.size()).to.equal(inside.size)
        }
      }),
    )
  })

  it('lets go of a thing once, however often it is told to', () => {
    const things = bag<string>()
    const takeOut = things.put('first')
    takeOut()
    for (const each of ['second', 'third']) things.put(each)
    takeOut()
    expect(things.items()).to.have.members(['second', 'third'])
  })

  it('tells equal things apart', () => {
    const things = bag<string>()
    const takeOut = things.put('same')
    things.put('same')
    takeOut()
    expect(things.items()).to.deep.equal(['same'])
  })

  it('lets what comes and goes die young', () => {
    setFlagsFromString('--expose-gc')
    const collectGarbage = runInNewContext('gc') as () => void
    const things = bag<object>()
    const passThrough = (count: number) => {
      const leaving: (() => void)[] = []
      for (let passed = 0; passed < count; passed++) {
        leaving.push(things.put({ kilobyte: new Array<number>(128).fill(passed) }))
        if (leaving.length > 32) leaving.shift()?.()
      }
    }
    passThrough(20_000)
    collectGarbage()
    const before = oldMegabytes()
    passThrough(300_000)
    // Of 300 MB; of those that pass through a Set 115 grow old.
    expect(oldMegabytes() - before).to.be.below(2)
  })
})

const oldMegabytes = () =>
  getHeapSpaceStatistics().reduce(
    (sum, space) => (space.space_name === 'old_space' ? space.space_used_size / 1_000_000 : sum),
    0,
  )
