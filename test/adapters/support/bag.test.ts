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
    things.put('second')
    takeOut()
    expect(things.items()).to.deep.equal(['second'])
  })

  it('tells equal things apart', () => {
    const things = bag<string>()
    const takeOut = things.put('same')
    things.put('same')
    takeOut()
    expect(things.items()).to.deep.equal(['same'])
  })
})
