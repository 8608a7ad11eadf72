import { expect } from 'chai'
import { outageWatch } from '../../../../src/adapters/driving/queue/outage-watch.js'
import { times } from '../../../support/times.js'

describe('An outage', () => {
  const down = (failures: number) => {
    const watch = outageWatch()
    times(failures, () => watch.note('down'))
    return watch
  }

  it('is five failures in a row', () => {
    expect(down(4).isOn()).to.be.false
    expect(down(5).isOn()).to.be.true
  })

  it('is over as soon as anything is answered, and the next takes five failures again', () => {
    const watch = down(5)
    watch.note('answered')
    expect(watch.isOn()).to.be.false
    times(4, () => watch.note('down'))
    expect(watch.isOn()).to.be.false
  })

  it('is neither begun nor ended by a message for which nothing was asked', () => {
    const watch = down(4)
    watch.note('unasked')
    expect(watch.isOn()).to.be.false
    watch.note('down')
    watch.note('unasked')
    expect(watch.isOn()).to.be.true
  })

  it('comes back with the first failure after a probe was answered', () => {
    const watch = down(5)
    watch.giveItATry()
    expect(watch.isOn()).to.be.false
    watch.note('down')
    expect(watch.isOn()).to.be.true
  })

  it('counts its probes, also across a try that failed, until anything is answered', () => {
    const watch = down(5)
    expect(watch.nextProbe()).to.equal(1)
    watch.giveItATry()
    watch.note('down')
    expect(watch.nextProbe()).to.equal(2)
    watch.note('answered')
    expect(watch.nextProbe()).to.equal(1)
  })
})
