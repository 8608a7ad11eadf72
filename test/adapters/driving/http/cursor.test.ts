import { expect } from 'chai'
import fc from 'fast-check'
import { z } from 'zod'
import { cursorCodec, placeTime } from '../../../../src/adapters/driving/http/cursor.js'
import { instant } from '../../../../src/domain/shared/instant.js'
import { SOME_DAY } from '../../../support/stepped-clock.js'

const places = cursorCodec('mugs', z.object({ at: placeTime, id: z.string() }))
const PLACE = { at: SOME_DAY, id: 'MUG' }
const FILTERS = { colour: 'blue', size: undefined }

describe('a cursor', () => {
  const placeIn = (cursor: string, filters = FILTERS) => places.read(cursor, filters)

  it('leads to any place there may be', () => {
    const anyPlace = fc.record({ at: fc.integer({ min: 0, max: 8_640_000_000_000_000 }).map(instant), id: fc.string() })
    fc.assert(
      fc.property(anyPlace, place => {
        expect(placeIn(places.write(place, FILTERS))._unsafeUnwrap()).to.deep.equal(place)
      }),
    )
  })

  it('is good for the same list with the same filters alone', () => {
    const cursor = places.write(PLACE, FILTERS)
    expect(places.read(cursor, { colour: 'blue' }).isOk()).to.be.true
    for (const filters of [{}, { colour: 'red' }, { colour: 'blue', size: 3 }, { size: 'blue' }])
      expect(places.read(cursor, filters).isErr()).to.be.true
    expect(
      cursorCodec('cups', z.object({ at: placeTime, id: z.string() }))
        .read(cursor, FILTERS)
        .isErr(),
    ).to.be.true
  })

  it('is whole: none with another sign in it, or one less, is taken', () => {
    const cursor = places.write(PLACE, FILTERS)
    const damaged = fc
      .tuple(fc.nat(cursor.length - 1), fc.constantFrom('', 'A', 'z', '-', '=', '~'))
      .map(([at, sign]) => cursor.slice(0, at) + sign + cursor.slice(at + 1))
      .filter(text => text !== cursor)
    fc.assert(fc.property(damaged, text => placeIn(text).isErr()))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => placeIn(text).isErr()))
  })

  it('that somebody has made up leads to no place that there cannot be', () => {
    const madeUp = cursorCodec('mugs', z.unknown())
    for (const place of [{ at: 9e15, id: 'MUG' }, { at: -1, id: 'MUG' }, { at: 0.5, id: 'MUG' }, { at: 0 }, 7, null])
      expect(placeIn(madeUp.write(place, FILTERS)).isErr(), JSON.stringify(place)).to.be.true
  })
})
