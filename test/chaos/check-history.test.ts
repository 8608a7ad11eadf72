import { expect } from 'chai'
import type { OrderRow, StockRow } from '../support/documents-in.js'
import { checkHistory } from './check-history.js'
import type { Attempt, History, Mail } from './history.js'

const ann: Omit<Attempt, 'outcome'> = { userId: 'ann', basket: { MUG: 2 }, sends: 1 }
const bob: Omit<Attempt, 'outcome'> = { userId: 'bob', basket: { MUG: 1 }, key: 'key-of-bob', sends: 3 }
const told = (orderId: string): Attempt['outcome'] => ({ type: 'Acknowledged', orderId })
const annsAttempt: Attempt = { ...ann, outcome: told('1') }

const order = (_id: string, userId: string, quantity: number, changes: Partial<OrderRow> = {}): OrderRow => ({
  ...{ _id, userId, status: 'Processed', lines: [{ sku: 'MUG', quantity }] },
  ...{ outbox: [], stock: 'done', mail: { state: 'sent' } },
  ...changes,
})
const mugs = (figures: Partial<StockRow> = {}): StockRow => ({
  ...{ _id: 'MUG', received: 5, available: 2, held: 0, sold: 3, holdCount: 0, holds: {} },
  ...figures,
})
const mail = (orderId: string, news = 'has been processed'): Mail => ({
  ...{ text: `Your order ${orderId} ${news}.`, by: 'worker-1', at: 1_000, answered: true },
})

const good: History = {
  attempts: [annsAttempt, { ...bob, outcome: told('2') }],
  orders: [order('1', 'ann', 2), order('2', 'bob', 1), { _id: '3', status: 'Abandoned' }],
  shelves: { MUG: 5 },
  stock: [mugs()],
  mails: [mail('1'), mail('2')],
  ...{ unmarked: [], faults: [], withdrawn: [], deserted: [], unbalanced: [] },
}
const violationsOf = (changes: Partial<History>) => checkHistory({ ...good, ...changes }).violations
/** Of the two orders, the second one with a blemish. */
const blemished = (changes: Partial<OrderRow>, others: Partial<History> = {}) =>
  violationsOf({ orders: [order('1', 'ann', 2), order('2', 'bob', 1, changes)], ...others })
const withoutBobs = { orders: [order('1', 'ann', 2)], stock: [mugs({ sold: 2, available: 3 })] }

describe('the checker of schedules', () => {
  it('finds nothing in what is as it should be, and counts what was recovered', () => {
    expect(checkHistory(good)).to.deep.equal({ violations: {}, duplicates: [], recovered: 1 })
  })

  it('finds an acknowledged order that is not there, or is another', () => {
    expect(violationsOf(withoutBobs)).to.deep.equal({ lost: ['2'] })
    expect(blemished({ userId: 'ann' }).lost).to.deep.equal(['2'])
  })

  it('finds an order that nobody asked for, that was refused, or that is there twice', () => {
    expect(violationsOf({ attempts: [annsAttempt] }).unexpected).to.deep.equal(['2'])
    const refused = [annsAttempt, { ...bob, outcome: { type: 'Refused' as const } }]
    expect(violationsOf({ attempts: refused }).unexpected).to.deep.equal(['2'])
    expect(violationsOf({ orders: [...good.orders, order('4', 'bob', 1)] }).unexpected).to.deep.equal(['4'])
  })

  it('bears with an order whose client never heard of it, and with the absence of one', () => {
    const attempts = [annsAttempt, { ...bob, outcome: { type: 'Unknown' as const } }]
    expect(violationsOf({ attempts })).to.deep.equal({})
    expect(violationsOf({ attempts, ...withoutBobs })).to.deep.equal({})
  })

  describe('of an order that was cancelled, or failed,', () => {
    const stock = [mugs({ sold: 2, available: 3 })]
    const cancelled = { stock, mails: [mail('1'), mail('2', 'has been cancelled')] }
    const failed = { stock, mails: [mail('1'), mail('2', 'could not be processed')] }
    const cancelling = (answer: Attempt['cancelling'] & object) => ({
      attempts: [annsAttempt, { ...bob, outcome: told('2'), cancelling: answer }],
    })

    it('finds nothing if its client asked for that, or its product was withdrawn', () => {
      for (const type of ['Cancelled', 'Unknown'] as const)
        expect(blemished({ status: 'Cancelled' }, { ...cancelled, ...cancelling({ type }) })).to.deep.equal({})
      expect(blemished({ status: 'Failed' }, { ...failed, withdrawn: ['MUG'] })).to.deep.equal({})
    })

    it('finds that its client was told otherwise', () => {
      expect(violationsOf(cancelling({ type: 'Cancelled' }))).to.deep.equal({ contradicted: ['2'] })
      const tooLate = cancelling({ type: 'TooLate', status: 'Processed' })
      expect(violationsOf(tooLate)).to.deep.equal({})
      expect(blemished({ status: 'Cancelled' }, { ...cancelled, ...tooLate })).to.deep.equal({ contradicted: ['2'] })
    })

    it('finds that nobody asked for it, and that nothing of it was withdrawn', () => {
      expect(blemished({ status: 'Cancelled' }, cancelled)).to.deep.equal({ unfounded: ['2'] })
      expect(blemished({ status: 'Failed' }, { ...failed, withdrawn: ['BOWL'] })).to.deep.equal({ unfounded: ['2'] })
    })

    it('finds that its stock was sold all the same, or its customer told otherwise', () => {
      const asked = cancelling({ type: 'Cancelled' })
      const sold = { ...cancelled, ...asked, stock: [mugs()] }
      expect(blemished({ status: 'Cancelled' }, sold)).to.deep.equal({ soldTwice: ['MUG'] })
      expect(blemished({ status: 'Cancelled' }, { ...asked, stock })).to.deep.equal({ misreported: ['2'] })
    })
  })

  it('finds stock sold beyond what there was, twice, or not at all', () => {
    const two = { shelves: { MUG: 2 }, stock: [mugs({ received: 2, available: 0, sold: 2 })] }
    expect(violationsOf(two)).to.deep.include({ oversold: ['MUG'] })
    expect(violationsOf({ stock: [mugs({ available: 1, sold: 4 })] })).to.deep.equal({ soldTwice: ['MUG'] })
    expect(violationsOf({ stock: [mugs({ available: 3, sold: 2 })] })).to.deep.equal({ unsold: ['MUG'] })
  })

  it('finds stock that does not add up, at the end or meanwhile', () => {
    expect(violationsOf({ stock: [mugs({ available: 3 })] })).to.deep.equal({ unbalanced: ['MUG'] })
    expect(violationsOf({ unbalanced: [mugs({ available: -1 })] })).to.deep.equal({ unbalanced: ['MUG'] })
  })

  it('finds stock that is gone, or that nobody put in, although it adds up', () => {
    expect(violationsOf({ stock: [] })).to.deep.equal({ unbalanced: ['MUG'] })
    expect(violationsOf({ stock: [mugs({ received: 6, available: 3 })] })).to.deep.equal({ unbalanced: ['MUG'] })
    const phantom = { ...mugs({ received: 1, available: 1, sold: 0 }), _id: 'TEE' }
    expect(violationsOf({ stock: [mugs(), phantom] })).to.deep.equal({ unbalanced: ['TEE'] })
  })

  it('finds what is stuck', () => {
    expect(blemished({ dueAt: new Date(0) })).to.deep.equal({ stuck: ['2'] })
    expect(blemished({ stock: 'due' })).to.deep.equal({ stuck: ['2'] })
    expect(blemished({ mail: { state: 'claimed' } })).to.deep.equal({ stuck: ['2'] })
    expect(blemished({ outbox: [{ id: '7', type: 'OrderPlaced', occurredAt: new Date(0) }] })).to.have.key('stuck')
    expect(blemished({ status: 'Pending' }).stuck).to.deep.equal(['2'])
    const held = { held: 1, available: 1, holdCount: 1, holds: { 9: { quantity: 1 } } }
    expect(violationsOf({ stock: [mugs(held)] })).to.deep.equal({ stuck: ['MUG'] })
  })

  it('finds a customer who was told nothing, or mailed again for no reason, and a process that ended by itself', () => {
    expect(violationsOf({ mails: [mail('1')] })).to.deep.equal({ untold: ['2'] })
    expect(blemished({ status: 'Pending' }, { mails: [mail('1')] })).not.to.have.property('untold')
    expect(violationsOf({ mails: [mail('1'), mail('2'), mail('2')] })).to.deep.equal({ mailedAgain: ['2'] })
    expect(violationsOf({ deserted: ['api-1: out of memory'] })).to.deep.equal({ deserted: ['api-1: out of memory'] })
  })
})
