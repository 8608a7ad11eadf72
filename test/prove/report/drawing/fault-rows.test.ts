import { expect } from 'chai'
import { faultBands, faultRows, targetsOf } from './fault-rows.js'
import { timeScale } from './time-scale.js'

describe('Faults as bars', () => {
  const plot = { left: 100, top: 40, width: 1_000, height: 40 }
  const time = timeScale(100_000, 100, 1_100)
  const fault = (target: string, from: number, until: number, type = 'kill') => ({ type, target, from, until })
  const barsOf = (markup: string) =>
    Array.from(markup.matchAll(/<rect[^>]* x="([\d.]+)"[^>]* width="([\d.]+)"/g), ([, x, width]) => [
      Number(x),
      Number(width),
    ])

  it('have a row for each target, and lie where the time says', () => {
    const faults = [fault('worker', 50_000, 60_000), fault('api', 0, 1_000)]
    expect(targetsOf(faults)).to.deep.equal(['api', 'worker'])
    expect(barsOf(faultRows(plot, time, faults).markup)).to.deep.equal([
      [100, 10],
      [600, 100],
    ])
  })

  it('can be seen however short they are', () => {
    expect(barsOf(faultRows(plot, time, [fault('api', 500, 501)]).markup)).to.deep.equal([[105, 2.5]])
  })

  it('are one where they would touch, and say how many', () => {
    const { markup } = faultRows(plot, time, [fault('api', 10_200, 11_000), fault('api', 10_000, 10_100)])
    expect(barsOf(markup)).to.deep.equal([[200, 10]])
    expect(markup).to.contain('<title>kill (2 times), 10 s to 11 s</title>')
  })

  it('are two where they are of two types', () => {
    const faults = [fault('api', 10_000, 11_000), fault('api', 10_000, 11_000, 'stall')]
    expect(barsOf(faultRows(plot, time, faults).markup)).to.have.lengthOf(2)
  })

  it('are a band wherever any was on', () => {
    const faults = [fault('api', 10_000, 20_000), fault('worker', 15_000, 30_000, 'stall')]
    expect(barsOf(faultBands(plot, time, faults).markup)).to.deep.equal([[200, 200]])
  })
})
