import { expect } from 'chai'
import type { MongoClient } from 'mongodb'
import { setTimeout as pause } from 'node:timers/promises'
import { mongoClient } from '../../../src/adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import { aClaimToken, anOrderId, aPlacedOrder, aPricedLine, aProcessing, aUserId } from '../../support/builders.js'
import { errorOf, valueOf } from '../../support/outcome-of.js'
import { eventually } from '../../support/servers/eventually.js'
import { freePort } from '../../support/servers/free-port.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { DUE_AT, NEXT_LOOK, progressOf } from '../../contracts/orders-under-test.js'
import { anAdjustment, figuresOf, stocked } from '../../contracts/stock-under-test.js'
import { processOn, type Process } from './mongo-under-test.js'

const CALL_WITHIN = 400
const LIMITS = { callWithin: CALL_WITHIN, holdWithin: 2 * CALL_WITHIN, resendFor: 1_500 }

describe('what is known when MongoDB fails', function () {
  this.timeout(60_000)
  const servers = withServers({ mongo: { failPoints: true } }, { apart: true })
  let client: MongoClient
  let store: Process

  const open = async (url: string) => {
    client = mongoClient({ url, callWithin: CALL_WITHIN, logger: silentLogger })
    store = processOn(client, LIMITS)
  }
  /** On a machine that is busy it takes longer than a call may. */
  const connected = () => eventually('a connection', () => client.db().command({ ping: 1 }))

  beforeEach(async () => {
    const url = servers().mongo.url('outcomes')
    const patient = mongoClient({ url, callWithin: 10_000, logger: silentLogger })
    await patient.db().dropDatabase()
    await prepareDatabase(patient)
    await patient.close()
    await open(url)
    await connected()
    await stocked(store, 10)
  })
  afterEach(() => client.close())

  const hold = () => store.ledger.hold(anOrderId(), [aPricedLine()])
  const member = () => servers().mongo.members[0]!
  /** The signal takes a moment to reach every thread. */
  const hang = async () => {
    member().hang()
    await pause(50)
  }
  const during = async (fault: () => unknown, end: () => unknown, test: () => Promise<void>) => {
    await fault()
    try {
      await test()
    } finally {
      await end()
    }
  }

  describe('because it hangs', () => {
    const hung = (test: () => Promise<void>) => during(hang, () => member().resume(), test)

    it('reads are unavailable, within their deadline', () =>
      hung(async () => {
        const began = performance.now()
        expect(await errorOf(store.orders.decisionOf(anOrderId()))).to.include({ type: 'Unavailable', what: 'orders' })
        expect(await errorOf(store.accounts.byId(aUserId()))).to.include({ type: 'Unavailable', what: 'accounts' })
        expect(performance.now() - began).to.be.below(10 * CALL_WITHIN)
      }))

    it('a hold that was sent is unknown; its stock may be taken later', async () => {
      await hung(async () => {
        expect(await errorOf(hold())).to.include({ type: 'OutcomeUnknown', what: 'stock' })
      })
      const { available, held } = await figuresOf(processOn(client), aPricedLine().sku)
      expect(available + held).to.equal(10)
    })

    it('a record is sent again until it is known: a short stop is no error', async () => {
      const { order, event } = aPlacedOrder()
      await hang()
      const recorded = valueOf(store.orders.record({ order, event }, DUE_AT))
      setTimeout(() => member().resume(), 2 * CALL_WITHIN)
      expect(await recorded).to.deep.equal({ decision: { type: 'Ordered', order }, fresh: true })
    })

    it('so is the mark of a mail for as long as nobody else may mail', async () => {
      const [{ order, event }, token] = [aPlacedOrder(), aClaimToken()]
      const patient = processOn(client, { callWithin: 10_000 })
      await valueOf(patient.orders.record({ order, event }, DUE_AT))
      const claim = { token, leaseMs: 60_000 }
      await valueOf(patient.orders.save(aProcessing(order), { announce: false, dueAt: NEXT_LOOK, claim }))
      const deed = { at: DUE_AT, by: { role: 'worker' } } as const
      const mail = { token, outcome: { type: 'Sent', messageId: 'm-1' }, deed } as const
      await hang()
      const marked = store.dueOrders.mark(order.id, { mail }, claim.leaseMs)
      setTimeout(() => member().resume(), 4 * CALL_WITHIN)
      await valueOf(marked)
      expect((await progressOf(patient, order.id)).mail).to.include({ state: 'sent', messageId: 'm-1' })
    })

    it('a record of which nothing is known when time is up is unknown, and says which order it is', () =>
      hung(async () => {
        const { order, event } = aPlacedOrder()
        const error = { type: 'OutcomeUnknown', what: 'orders', orderId: order.id }
        expect(await errorOf(store.orders.record({ order, event }, DUE_AT))).to.deep.equal(error)
      }))

    it('who waits behind a call that hangs is turned away: certainly not done', () =>
      hung(async () => {
        const impatient = processOn(client, LIMITS, { waitAtMost: CALL_WITHIN / 2 })
        const first = impatient.dueOrders.mark(anOrderId(), { stock: 'done' })
        await pause(50)
        const second = impatient.dueOrders.mark(anOrderId(), { stock: 'done' })
        expect(await errorOf(first)).to.include({ type: 'OutcomeUnknown' })
        expect(await errorOf(second)).to.include({ type: 'Unavailable' })
      }))
  })

  describe('because it is not there', () => {
    it('nothing has been done, reads and writes alike', async () => {
      await client.close()
      await open(`mongodb://127.0.0.1:${await freePort()}/outcomes?directConnection=true`)
      const placed = aPlacedOrder()
      const all = [
        store.orders.decisionOf(placed.order.id),
        store.orders.record(placed, DUE_AT),
        store.orders.save(aProcessing(placed.order), { announce: false, dueAt: NEXT_LOOK }),
        hold(),
        store.administration.put({ ...aPricedLine(), sku: aPricedLine().sku }),
        store.dueOrders.mark(placed.order.id, { stock: 'done' }),
        store.dueOrders.claimDue(DUE_AT, NEXT_LOOK, 10),
      ]
      const errors = await Promise.all(all.map(each => errorOf<unknown, { type: string }>(each)))
      expect(errors.map(({ type }) => type)).to.deep.equal(all.map(() => 'Unavailable'))
    })

    it('nor was it when the process began, everything works once it has connected', async () => {
      await client.close()
      await member().kill()
      await open(servers().mongo.url('outcomes'))
      expect(await errorOf(hold())).to.include({ type: 'Unavailable' })
      expect(await prepareDatabase(client, { within: 0 }).catch(String)).to.include('ECONNREFUSED')
      const prepared = prepareDatabase(client, { within: 60_000 })
      await member().restart()
      await prepared
      expect((await valueOf(hold())).type).to.equal('Held')
    })

    it('because it was killed, everything works again when it is back', async () => {
      await during(
        () => member().kill(),
        () => member().restart(),
        async () => {
          expect((await errorOf(hold())).type).to.be.oneOf(['Unavailable', 'OutcomeUnknown'])
          expect(await errorOf(store.orders.decisionOf(anOrderId()))).to.include({ type: 'Unavailable' })
        },
      )
      await connected()
      await valueOf(processOn(client, { callWithin: 10_000 }).orders.record(aPlacedOrder(), DUE_AT))
      expect((await valueOf(hold())).type).to.equal('Held')
    })
  })

  describe('because a majority does not confirm', () => {
    const unconfirmed = (commands: readonly string[], times: number, test: () => Promise<void>) => {
      const point = (mode: unknown, data = {}) =>
        client.db('admin').command({ configureFailPoint: 'failCommand', mode, data })
      const writeConcernError = { code: 64, errmsg: 'waiting for replication timed out' }
      return during(
        () => point({ times }, { failCommands: commands, writeConcernError }),
        () => point('off'),
        test,
      )
    }

    it('an insert that is there all the same is found, and is its own', () =>
      unconfirmed(['insert'], 1, async () => {
        const placed = aPlacedOrder()
        const recorded = await valueOf(store.orders.record(placed, DUE_AT))
        expect(recorded).to.deep.equal({ decision: { type: 'Ordered', order: placed.order }, fresh: true })
      }))

    it('a hold that is there all the same is found, and taken once', () =>
      unconfirmed(['update'], 1, async () => {
        const holding = await valueOf(hold())
        expect(holding.type).to.equal('Held')
        expect(holding.taken).to.have.length(1)
        expect(await figuresOf(store, aPricedLine().sku)).to.include({ available: 9, held: 1 })
      }))

    it('a decision that is there all the same is known by its token', async () => {
      const placed = aPlacedOrder()
      await valueOf(store.orders.record(placed, DUE_AT))
      await unconfirmed(['update'], 1, async () => {
        const processing = aProcessing(placed.order)
        await valueOf(store.orders.save(processing, { announce: false, dueAt: NEXT_LOOK }))
        expect((await progressOf(store, placed.order.id)).order).to.deep.equal(processing.order)
      })
    })

    it('a mark is unknown', () =>
      unconfirmed(['update'], 1, async () => {
        const marked = store.dueOrders.mark(anOrderId(), { stock: 'done' })
        expect(await errorOf(marked)).to.include({ type: 'OutcomeUnknown' })
      }))
  })

  it('because it cannot be read any more, what was counted is not said to be undone', async () => {
    const point = (mode: unknown) =>
      client.db('admin').command({
        configureFailPoint: 'failCommand',
        mode,
        data: { failCommands: ['find'], errorCode: 50 },
      })
    const readsBefore = 2
    await during(
      () => point({ skip: readsBefore }),
      () => point('off'),
      async () => {
        const adjusted = store.administration.adjust(anAdjustment(aPricedLine().sku, 5))
        expect(await errorOf(adjusted)).to.include({ type: 'OutcomeUnknown', what: 'stock' })
      },
    )
    expect(await figuresOf(store, aPricedLine().sku)).to.include({ received: 15 })
  })
})
