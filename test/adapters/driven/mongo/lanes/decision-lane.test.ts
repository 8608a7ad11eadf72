import { expect } from 'chai'
import { MongoNetworkError, MongoServerError, type Db } from 'mongodb'
import { errAsync } from 'neverthrow'
import { stub } from 'sinon'
import { unavailable } from '../../../../../src/application/errors.js'
import { decisionLane } from '../../../../../src/adapters/driven/mongo/lanes/decision-lane.js'
import { mongoCalls } from '../../../../../src/adapters/driven/mongo/mongo-calls.js'
import { anOrderId } from '../../../../support/builders.js'
import { errorOf } from '../../../../support/outcome-of.js'
import { silentLogger } from '../../../../support/silent-logger.js'

describe('a decision whose answer was lost', () => {
  it('is not said to be undone because MongoDB would not take it when it was sent again', async () => {
    const command = stub()
    command.onFirstCall().rejects(new MongoNetworkError('closed'))
    command.onSecondCall().rejects(new MongoServerError({ code: 13 }))
    const calls = mongoCalls({ db: { command } as unknown as Db, callWithin: 1_000, logger: silentLogger })
    const settings = { together: 10, waiting: 10, waitAtMost: 1_000, elapsed: () => 0 }
    const decide = decisionLane(calls, () => errAsync(unavailable('orders')), settings)
    const id = anOrderId()
    const decided = decide({ id, seen: 1, token: 'a token', statement: { q: { _id: id }, u: {} } })
    expect(await errorOf(decided)).to.deep.equal({ type: 'OutcomeUnknown', what: 'orders', orderId: id })
    expect(command.callCount).to.equal(2)
  })
})
