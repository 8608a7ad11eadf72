import { expect } from 'chai'
import { errAsync } from 'neverthrow'
import { T } from '../../../src/bootstrap/tokens.js'
import { anItem } from '../../support/builders.js'
import { intercepting } from '../../support/intercepting.js'
import { valueOf } from '../../support/outcome-of.js'
import { aWorld } from '../../support/world.js'

describe('why a mail was given up', () => {
  it('is told in 500 characters at most, with no part of the address at their end', async () => {
    const padding = 'x'.repeat(490)
    const world = aWorld(
      intercepting(T.plainMailer, 'send', () =>
        errAsync({ type: 'MailRejected', reason: `${padding} ada@example.com is full` }),
      ),
    )
    await world.stocked('MUG', 1)
    const ada = await world.customer('ada')
    const { order } = await valueOf(world.place(ada, [anItem('MUG')]))
    await world.work()
    expect((await world.history(ada, order.id)).at(-1)).to.equal(`MailGivenUp by worker: ${padding} the addre`)
  })
})
