import { expect } from 'chai'
import fc from 'fast-check'
import { linearScale, logScale } from './scale.js'
import { timeScale } from './time-scale.js'

const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true })

describe('A scale', () => {
  it('draws 0 at its beginning, and the greatest value on the paper but not far below its end', () => {
    fc.assert(
      fc.property(positive, max => {
        const { at, ticks } = linearScale(max, 200, 100)
        expect(at(0)).to.equal(200)
        expect(at(max)).to.be.within(100 - 1e-6, 160)
        expect(ticks).to.have.length.within(2, 6)
        expect(at(ticks.at(-1)!)).to.be.closeTo(100, 1e-6)
      }),
    )
  })

  it('has an end even if there is nothing to draw', () => {
    expect(linearScale(0, 200, 100).ticks).to.deep.equal([0, 1])
  })

  it('of powers of ten has the same room for each of them, and draws what is too small at the beginning', () => {
    const { at, ticks } = logScale(3, 4_000, 100, 0)
    expect(ticks).to.deep.equal([1, 10, 100, 1_000, 10_000])
    expect(ticks.map(at)).to.deep.equal([100, 75, 50, 25, 0])
    expect([0, 0.1].map(at)).to.deep.equal([100, 100])
  })

  it('of time goes from the beginning to the end, later to the right, with few marks within the run', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e8, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (until, part) => {
          const { at, ticks } = timeScale(until, 120, 900)
          expect([at(0), at(until)]).to.deep.equal([120, 900])
          expect(at(part * until)).to.be.closeTo(120 + part * 780, 1e-6)
          expect(ticks).to.have.length.within(1, 10)
          expect(at(ticks.at(-1)!)).to.be.at.most(900)
        },
      ),
    )
  })

  it('of time counts seconds in a short run, and minutes in a long one', () => {
    const short = timeScale(45_000, 0, 100)
    expect([short.title, short.ticks[1]! / short.unit]).to.deep.equal(['seconds since the run began', 5])
    const long = timeScale(7_200_000, 0, 100)
    expect([long.title, long.ticks[1]! / long.unit]).to.deep.equal(['minutes since the run began', 15])
  })
})
