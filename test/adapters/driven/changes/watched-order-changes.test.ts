import { expect } from 'chai'
import { errAsync, okAsync } from 'neverthrow'
import { watchedOrderChanges } from '../../../../src/adapters/driven/changes/watched-order-changes.js'
import { inMemoryOrderChanges } from '../../../../src/adapters/driven/in-memory/in-memory-order-changes.js'
import { unavailable } from '../../../../src/application/errors.js'
import type { OrderVersions } from '../../../../src/application/ports/driven/order-versions.js'
import type { OrderId } from '../../../../src/domain/shared/ids.js'
import { orderChangesContract } from '../../../contracts/order-changes.contract.js'
import { anOrderId } from '../../../support/builders.js'
import { times } from '../../../support/times.js'

const turn = () => new Promise(resolve => setImmediate(resolve))

describe('watchedOrderChanges', () => {
  /** Looks when it is told to; `reads` are the orders that each look asked for. */
  const opened = (versionOf: (id: OrderId) => number | undefined = () => undefined) => {
    const reads: (readonly OrderId[])[] = []
    const pauses: (() => void)[] = []
    let away = false
    const versions: OrderVersions = {
      of: ids => {
        reads.push(ids)
        if (away) return errAsync(unavailable('orders'))
        return okAsync(new Map(ids.flatMap(id => [[id, versionOf(id)] as const]).filter(isKnown)))
      },
    }
    const changes = watchedOrderChanges({
      changes: inMemoryOrderChanges(),
      versions,
      pause: () => new Promise<void>(resolve => pauses.push(resolve)),
    })
    return {
      changes,
      reads,
      pauses,
      goAway: (is: boolean) => (away = is),
      look: async () => {
        pauses.shift()?.()
        await turn()
      },
    }
  }

  orderChangesContract(async () => {
    const { changes } = opened()
    return { here: changes, there: changes, settled: async () => undefined }
  })

  it('hear with the next look what was never announced, of all orders in one read', async () => {
    const { changes, reads, look } = opened(() => 2)
    const [ids, heard] = [times(100, anOrderId), [] as number[]]
    await Promise.all([...ids, ...ids].map(id => changes.listen(id, version => heard.push(version))))
    await look()
    expect(reads).to.deep.equal([ids])
    expect(heard).to.deep.equal(times(200, () => 2))
  })

  it('look again and again as long as somebody listens, and not at all when nobody does', async () => {
    const { changes, reads, pauses, look } = opened()
    expect(pauses).to.be.empty
    const stop = await changes.listen(anOrderId(), () => undefined)
    await look()
    await look()
    expect(reads).to.have.length(2)
    stop()
    await look()
    expect(reads).to.have.length(2)
    expect(pauses).to.be.empty
    await changes.listen(anOrderId(), () => undefined)
    await look()
    expect(reads).to.have.length(3)
  })

  it('go on looking when the store was away', async () => {
    const { changes, look, goAway } = opened(() => 2)
    const heard: number[] = []
    await changes.listen(anOrderId(), version => heard.push(version))
    goAway(true)
    await look()
    expect(heard).to.be.empty
    goAway(false)
    await look()
    expect(heard).to.deep.equal([2])
  })
})

const isKnown = (entry: readonly [OrderId, number | undefined]): entry is readonly [OrderId, number] =>
  entry[1] !== undefined
