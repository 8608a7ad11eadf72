import { expect } from 'chai'
import type { IdSource } from '../../src/application/ports/driven/id-source.js'
import { madeFromKey, parseOrderId, type IdempotencyKey, type UserId } from '../../src/domain/shared/ids.js'
import { sku } from '../support/builders.js'
import { times } from '../support/times.js'

const ANN = 'ann' as UserId
const key = (text: string) => text as IdempotencyKey

/** `open` is called several times: each gives the source of another process. */
export const idSourceContract = (open: () => IdSource): void => {
  it('names every new thing differently', () => {
    const [one, other] = [open(), open()]
    for (const kind of ['freshOrderId', 'freshAdjustmentId', 'eventId', 'claimToken', 'userId', 'sessionId'] as const) {
      const names = times(1_000, () => [one[kind](), other[kind]()]).flat()
      expect(new Set<string>(names).size, kind).to.equal(2_000)
    }
  })

  it('makes order ids that are ids, and of which one sees whether they come from a key', () => {
    const ids = open()
    const [fresh, keyed] = [ids.freshOrderId(), ids.orderIdOf(ANN, key('a-key-of-ann'), 0)]
    for (const id of [fresh, keyed]) expect(parseOrderId(id).isOk(), id).to.be.true
    expect([fresh, keyed].map(madeFromKey)).to.deep.equal([false, true])
  })

  it('makes the same order id of the same user, key and generation, in every process', () => {
    expect(open().orderIdOf(ANN, key('a-key-of-ann'), 1)).to.equal(open().orderIdOf(ANN, key('a-key-of-ann'), 1))
  })

  it('makes another order id of another user, key or generation, however they are cut', () => {
    const ids = open()
    const names = [
      ids.orderIdOf(ANN, key('12345678'), 0),
      ids.orderIdOf(ANN, key('12345678'), 1),
      ids.orderIdOf(ANN, key('1234567'), 80),
      ids.orderIdOf(ANN, key('123456780'), 0),
      ids.orderIdOf(`${ANN}1` as UserId, key('2345678'), 0),
      ids.orderIdOf(`${ANN}1` as UserId, key('12345678'), 0),
    ]
    expect(new Set(names).size).to.equal(names.length)
  })

  it('makes the same adjustment id of the same user, SKU and key, in every process, and another of others', () => {
    const [one, other] = [open(), open()]
    const name = one.adjustmentIdOf(ANN, sku('MUG'), key('12345678'))
    expect(other.adjustmentIdOf(ANN, sku('MUG'), key('12345678'))).to.equal(name)
    const others = [
      one.adjustmentIdOf(ANN, sku('MUG'), key('12345679')),
      one.adjustmentIdOf(ANN, sku('MUG1'), key('2345678')),
      one.adjustmentIdOf('bob' as UserId, sku('MUG'), key('12345678')),
      one.orderIdOf(ANN, key('12345678'), 0),
    ]
    expect(new Set<string>([name, ...others]).size).to.equal(5)
  })
}
