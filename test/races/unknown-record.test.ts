import { expect } from 'chai'
import { anItem } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { failing, type Failure } from './support/failing.js'
import { faultsIn } from './support/faults.js'
import { aService } from './support/service.js'

const KEY = 'the-only-key'

/** A client asks for two mugs, and nobody knows whether the order was recorded. */
const anUnknownOrder = async (moment: Failure['moment']) => {
  const service = aService()
  await service.keeper.stocked('MUG', 5)
  const customer = await service.account()
  const trouble = failing({ kind: 'unknown', moment }, name => name === 'record')
  const buy = (through = service.keeper) => service.buy(through, customer, [anItem('MUG', 2)], KEY)
  const told = await errorOf(await buy(service.start(trouble.around)))
  return { ...service, told, buyAgain: buy }
}

describe('An order of which nobody knows whether it was recorded', () => {
  for (const moment of ['before', 'after'] as const) {
    const what = moment === 'after' ? 'that was recorded' : 'that was not recorded'

    it(`${what}: the client is told so, and its stock stays held`, async () => {
      const { told, keeper } = await anUnknownOrder(moment)
      expect(told.type).to.equal('OutcomeUnknown')
      expect(await keeper.stock('MUG')).to.deep.equal({ available: 3, held: 2, sold: 0 })
    })

    it(`${what}: the same key gets one order of it, at once and an hour later`, async () => {
      const { keeper, buyAgain, repair, evidence } = await anUnknownOrder(moment)
      const { order } = await valueOf(await buyAgain())
      await repair()
      expect(await valueOf(await buyAgain())).to.deep.equal({ order, replayed: true })
      expect(await keeper.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
      expect(faultsIn(evidence())).to.deep.equal([])
    })
  }

  it('is decided and mailed like any other if it was recorded', async () => {
    const { keeper, repair, evidence } = await anUnknownOrder('after')
    await repair()
    expect(await keeper.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
    expect(evidence().mails).to.have.length(1)
    expect(faultsIn(evidence())).to.deep.equal([])
  })

  it('gives its stock back within a minute or two if it was not, and its key makes one order all the same', async () => {
    const { keeper, buyAgain, repair, evidence } = await anUnknownOrder('before')
    await keeper.later(61_000)
    expect(await keeper.stock('MUG')).to.deep.equal({ available: 5, held: 0, sold: 0 })
    await valueOf(await buyAgain())
    await repair()
    expect(evidence().mails).to.have.length(1)
    expect(faultsIn(evidence())).to.deep.equal([])
  })
})
