import { expect } from 'chai'
import { errAsync, okAsync, type ResultAsync } from 'neverthrow'
import { abandonedDocument } from '../../../../src/adapters/driven/mongo/documents/order-mapping.js'
import { ORDER_VERSION, type StoredOrder } from '../../../../src/adapters/driven/mongo/documents/order-document.js'
import { firstDocument } from '../../../../src/adapters/driven/mongo/first-document.js'
import type { WriteTrouble } from '../../../../src/adapters/driven/mongo/mongo-calls.js'
import { outcomeUnknown, unavailable, type Unavailable } from '../../../../src/application/errors.js'
import { anOrderId } from '../../../support/builders.js'
import { errorOf, valueOf } from '../../../support/outcome-of.js'

type Sent = ResultAsync<'Inserted' | 'Duplicate', WriteTrouble>
type Found = ResultAsync<StoredOrder | undefined, Unavailable>

const INSERTED: Sent = okAsync('Inserted')
const DUPLICATE: Sent = okAsync('Duplicate')
const UNKNOWN: Sent = errAsync(outcomeUnknown('orders'))
const AWAY: Sent = errAsync(unavailable('orders'))
const SEND_MS = 1_000

describe('The first document under an order id', () => {
  const id = anOrderId()
  const by = (insertedBy: string): StoredOrder => ({
    ...{ _id: id, schemaVersion: ORDER_VERSION, insertedBy },
    status: 'Abandoned',
  })
  const NOT_SEEN: Found = okAsync(undefined)
  const decision = { type: 'Abandoned' } as const

  /** The sends end so, one after the other; a majority has what was `found`. */
  const inserting = (sends: readonly Sent[], found: Found = NOT_SEEN) => {
    let sent = 0
    const insert = () => sends[sent++]!
    const clock = { elapsed: () => sent * SEND_MS, resendFor: sends.length * SEND_MS }
    const result = firstDocument({ insert, find: () => found, ...clock })(
      abandonedDocument(id, undefined, 'us'),
      decision,
    )
    return { result, sent: () => sent }
  }

  it('is ours if it was inserted, or if it is there from a send of which nothing was known', async () => {
    expect(await valueOf(inserting([INSERTED]).result)).to.deep.equal({ decision, fresh: true })
    const again = inserting([UNKNOWN, DUPLICATE], okAsync(by('us')))
    expect(await valueOf(again.result)).to.deep.equal({ decision, fresh: true })
  })

  it('is what was there before, and not ours', async () => {
    const { result } = inserting([DUPLICATE], okAsync(by('others')))
    expect(await valueOf(result)).to.deep.equal({ decision, fresh: false })
  })

  it('is not decided by a duplicate that a majority does not have: it may be rolled back', async () => {
    const rolledBack = inserting([DUPLICATE, INSERTED])
    expect(await valueOf(rolledBack.result)).to.deep.equal({ decision, fresh: true })
    expect(rolledBack.sent()).to.equal(2)
    const error = { type: 'OutcomeUnknown', orderId: id }
    expect(await errorOf(inserting([DUPLICATE, DUPLICATE]).result)).to.include(error)
    expect(await errorOf(inserting([DUPLICATE], errAsync(unavailable('orders'))).result)).to.include(error)
  })

  it('is certainly not there when the first send was refused, and unknown when a later one is', async () => {
    expect(await errorOf(inserting([AWAY, INSERTED]).result)).to.deep.equal(unavailable('orders'))
    expect(await errorOf(inserting([UNKNOWN, AWAY]).result)).to.include({ type: 'OutcomeUnknown', orderId: id })
    expect(await valueOf(inserting([UNKNOWN, AWAY, INSERTED]).result)).to.deep.equal({ decision, fresh: true })
  })
})
