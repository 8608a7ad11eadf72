import { expect } from 'chai'
import { everyStep, STORIES } from './every-step.race.js'
import { FAILURES } from './support/failing.js'

const BEFALLS = { crash: 'dies', unknown: 'is told that nobody knows', stall: 'stalls for an hour' }

describe('Whatever befalls a process at whatever step', () => {
  for (const [title, story] of Object.entries(STORIES)) {
    for (const failure of FAILURES) {
      it(`${title}, one ${BEFALLS[failure.kind]} ${failure.moment} each call`, async () => {
        const race = everyStep(story, failure)
        for (let nth = 1; ; nth += 1) {
          const { struck, faults } = await race(nth)
          expect(faults, `call ${nth}`).to.deep.equal([])
          if (!struck) return expect(nth).to.be.greaterThan(4)
        }
      })
    }
  }
})
