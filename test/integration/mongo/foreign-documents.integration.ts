import { expect } from 'chai'
import { okAsync } from 'neverthrow'
import { prepareDatabase } from '../../../src/adapters/driven/mongo/prepare-database.js'
import { later } from '../../../src/domain/shared/instant.js'
import type { Product } from '../../../src/domain/stock/product.js'
import { aClaimToken, anEventId, aProcessing, aSession, aUserId, sku } from '../../support/builders.js'
import { errorOf, valueOf, valuesOf } from '../../support/outcome-of.js'
import { recordingLogger } from '../../support/recording-logger.js'
import { SOME_DAY } from '../../support/stepped-clock.js'
import { times } from '../../support/times.js'
import { DUE_AT, NEXT_LOOK, recorded } from '../../contracts/orders-under-test.js'
import { anAdjustment, stocked } from '../../contracts/stock-under-test.js'
import { foreignUnderTest } from './foreign-under-test.js'

/** What somebody's script may have left behind: beside it everybody's work goes on, and operators are told which it is. */
describe('a foreign document in MongoDB', () => {
  const { client, store, product, found, left, spoilt, told, toldIds } = foreignUnderTest('foreign')

  describe('among adjustments that are to be filed', () => {
    const LIMIT = 4
    const file = () => valueOf(store().administration.fileAdjustments(LIMIT))
    const unfiled = async (of: string) => (await found('stock', of))['adjustments'] as unknown[]

    it('is left as it is, and those of others are filed', async () => {
      await left('stock', { _id: 'A', schemaVersion: 1, currency: 'AAA', adjustments: [{ id: 1 }] })
      await left('stock', { _id: 'B', schemaVersion: 7, currency: 'AAA', adjustments: { 0: 'none' } })
      await stocked(store(), 5, product('MUG'))
      expect(await file()).to.equal(1)
      expect(await unfiled('MUG')).to.deep.equal([])
      expect(toldIds()).to.have.members(['A', 'B'])
    })

    it("that the database will not have changed takes nobody's place, and is not counted", async () => {
      const pot = await stocked(store(), 0, product('POT'))
      for (const units of times(2 * LIMIT, i => i + 1))
        await valueOf(store().administration.adjust(anAdjustment(pot.sku, units)))
      await spoilt('stock', 'POT', { $set: { available: 1_000 } })
      await stocked(store(), 5, product('MUG'))
      expect(await file()).to.equal(1)
      expect(await unfiled('MUG')).to.deep.equal([])
      expect(await unfiled('POT')).to.have.lengthOf(2 * LIMIT)
      expect(JSON.stringify(told())).to.include('"failingDocumentId":"POT"')
    })
  })

  it('in the inventory is left out: whoever goes through the pages sees all others', async () => {
    const names = ['A', 'C', 'E', 'F']
    for (const name of names) await stocked(store(), 1, product(name))
    for (const id of ['B', 'D', 'not a sku']) await left('stock', { _id: id, schemaVersion: 1, name: 7 })
    const walked = async (limit: number) => {
      const seen: string[] = []
      for (let after: Product['sku'] | undefined; ;) {
        const { levels, more } = await valueOf(
          store().levels.list({ limit, ...(after === undefined ? {} : { after }) }),
        )
        seen.push(...levels.map(level => level.product.sku))
        if (!more) return seen
        after = levels.at(-1)!.product.sku
      }
    }
    for (const limit of [1, 2, 3, 100]) expect(await walked(limit), `${limit} to the page`).to.deep.equal(names)
    expect(new Set(toldIds())).to.deep.equal(new Set(['B', 'D', 'not a sku']))
    expect(await errorOf(store().levels.of(sku('B')))).to.include({ type: 'Unavailable', what: 'stock' })
  })

  it('among what operators look through keeps the others from nobody', async () => {
    const deadLetters = store().deadLetters(() => okAsync(undefined))
    const letter = { id: anEventId(), body: '{}', reason: 'not JSON', receives: 1, firstSeen: DUE_AT }
    await valueOf(deadLetters.add(letter))
    await left('deadLetters', { _id: 'letter', schemaVersion: 1, state: 'waiting', firstSeen: new Date(0) })
    expect(await valueOf(deadLetters.list(10))).to.deep.equal([letter])

    const { order } = await recorded(store())
    const token = aClaimToken()
    const deed = { at: SOME_DAY, by: { role: 'worker' } } as const
    await valueOf(
      store().orders.save(aProcessing(order), { announce: false, dueAt: NEXT_LOOK, claim: { token, leaseMs: 60_000 } }),
    )
    const outcome = { type: 'GivenUp', reason: 'refused' } as const
    await valueOf(store().dueOrders.mark(order.id, { mail: { token, outcome, deed } }))
    await left('orders', { _id: 'an-order', schemaVersion: 1, status: 'Failed', mail: { state: 'dead' } })
    expect((await valueOf(store().deadMails.list(10))).map(({ orderId }) => orderId)).to.deep.equal([order.id])
    expect(toldIds()).to.deep.equal(['letter', 'an-order'])
  })

  for (const [what, time] of Object.entries({ 'a text': '2026-01-01', nothing: undefined }))
    it(`among Pending orders, with ${what} for its times, hides no other from recalls and gauges`, async () => {
      const { order } = await recorded(store())
      const timed = time === undefined ? {} : { createdAt: time, dueAt: time }
      await left('orders', { _id: 'an-order', schemaVersion: 1, status: 'Pending', ...timed })
      const listed = { orderId: order.id, placedAt: order.createdAt }
      expect(await valueOf(store().pendingOrders.list(1))).to.deep.equal([listed])
      expect(
        await valueOf(store().pendingOrders.list(1, { ...listed, placedAt: later(order.createdAt, -1) })),
      ).to.deep.equal([listed])
      expect(await valueOf(store().backlog.oldest())).to.deep.equal({ pendingSince: order.createdAt, dueSince: DUE_AT })
    })

  it('among the due orders is claimed by nobody, and soon takes no place of the others, however many it has of its kind', async () => {
    const dueAt = new Date(SOME_DAY)
    for (const id of ['a', 'b', 'c']) await left('orders', { _id: id, schemaVersion: 1, status: 'What?', dueAt })
    const { order } = await recorded(store())
    const looks = [2, 2, 10].map(limit => () => valueOf(store().dueOrders.claimDue(DUE_AT, NEXT_LOOK, limit)))
    const claimed = []
    for (const look of looks) claimed.push(await look())
    expect(claimed).to.deep.equal([[], [order.id], []])
    expect(JSON.stringify(told())).to.include('"failingDocumentId":"a"')
  })

  it('among the sessions of somebody keeps none of the others from being seen, or ended', async () => {
    const userId = aUserId()
    const sessions = times(3, () => aSession({ userId }))
    await valueOf(store().sessions.add(sessions[0]!))
    await left('sessions', { _id: 'a-session', schemaVersion: 1, userId, expiresAt: new Date(later(SOME_DAY, 1_000)) })
    await valuesOf(sessions.slice(1).map(each => store().sessions.add(each)))
    expect((await valueOf(store().sessions.liveOf(userId, SOME_DAY))).map(({ id }) => id)).to.have.members(
      sessions.map(({ id }) => id),
    )
    expect(toldIds()).to.deep.equal(['a-session'])

    // That one may be live all the same for whoever can read it.
    expect((await errorOf(store().sessions.revokeAll(userId, SOME_DAY))).type).to.equal('OutcomeUnknown')
    expect(await valueOf(store().sessions.liveOf(userId, SOME_DAY))).to.deep.equal([])
  })

  it('among products that an older build put on the shelf does not stop the start', async () => {
    await stocked(store(), 5, product('MUG'))
    await spoilt('stock', 'MUG', { $unset: { search: '' } })
    await left('stock', { _id: 'A', schemaVersion: 1, name: 'Without its lists' })
    await left('stock', { _id: 7 as unknown as string, schemaVersion: 1, name: 'Of a script' })
    const logger = recordingLogger()
    await prepareDatabase(client(), { logger })
    expect(await found('stock', 'MUG')).to.have.property('search')
    expect(logger.lines.map(({ facts }) => facts)).to.have.nested.property('[0].id', 'A')
  })
})
