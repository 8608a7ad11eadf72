import { expect } from 'chai'
import { area, steps } from './paths.js'

describe('A path of steps', () => {
  it('goes across at each height, and up or down at the edge', () => {
    expect(steps([0, 10, 20, 30], [5, 5, 1.25])).to.equal('M0 5H20V1.3H30')
  })

  it('has a gap where there is nothing', () => {
    expect(steps([0, 10, 20, 30], [5, NaN, 5])).to.equal('M0 5H10M20 5H30')
    expect(steps([0, 10], [NaN])).to.equal('')
  })

  it('encloses the area between two of them', () => {
    expect(area([0, 10, 20], [9, 9], [3, 1])).to.equal('M0 3H10V1H20V9H0Z')
  })
})
