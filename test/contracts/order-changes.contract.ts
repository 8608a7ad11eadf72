import { expect } from 'chai'
import type { OrderChanges } from '../../src/application/ports/driven/order-changes.js'
import { anOrderId } from '../support/builders.js'
import { times } from '../support/times.js'

/** `here` and `there`: as two processes have them, or as one has them twice; `settled` resolves when all was heard. */
export type ChangesUnderTest = Readonly<{ here: OrderChanges; there: OrderChanges; settled: () => Promise<void> }>

export const orderChangesContract = (open: () => Promise<ChangesUnderTest>): void => {
  let changes: ChangesUnderTest
  beforeEach(async () => {
    changes = await open()
  })

  const listening = async (id = anOrderId()) => {
    const heard: number[] = []
    const stop = await changes.here.listen(id, version => heard.push(version))
    return { id, heard, stop }
  }

  for (const where of ['here', 'there'] as const)
    it(`are heard by all who listened before they were announced ${where}`, async () => {
      const id = anOrderId()
      const all = await Promise.all(times(20, () => listening(id)))
      changes[where].announce(id, 2)
      await changes.settled()
      for (const { heard } of all) expect([...new Set(heard)]).to.deep.equal([2])
    })

  it('are heard of the order that somebody listens to, and of no other', async () => {
    const [one, other] = [await listening(), await listening()]
    changes.there.announce(one.id, 2)
    changes.there.announce(anOrderId(), 2)
    await changes.settled()
    expect([...new Set(one.heard)]).to.deep.equal([2])
    expect(other.heard).to.be.empty
  })

  it('are no longer heard by who has stopped listening, and still by others', async () => {
    const id = anOrderId()
    const [gone, still] = [await listening(id), await listening(id)]
    gone.stop()
    gone.stop()
    changes.there.announce(id, 2)
    await changes.settled()
    expect(gone.heard).to.be.empty
    expect(still.heard).not.to.be.empty
  })

  it('are heard by one who stops at the first, and by whoever listens next', async () => {
    const id = anOrderId()
    const heard: string[] = []
    const stop = await changes.here.listen(id, () => {
      heard.push('first')
      stop()
    })
    await changes.here.listen(id, () => heard.push('second'))
    changes.here.announce(id, 2)
    changes.here.announce(id, 3)
    await changes.settled()
    expect(heard.filter(who => who === 'first')).to.have.length(1)
    expect(heard).to.include('second')
  })
}
