import { expect } from 'chai'
import type { OrderRow, StockRow } from '../support/documents-in.js'
import { checkHistory } from './check-history.js'
import { failuresIn } from './failures-in.js'
import type { Attempt, History } from './history.js'

const ann = { userId: 'ann', basket: { MUG: 2 }, sends: 1 }
const bob = { userId: 'bob', basket: { MUG: 1 }, key: 'key-of-bob', sends: 3 }
const told = (orderId: string): Attempt['outcome'] => ({ type: 'Acknowledged', orderId })

const order = (_id: string, userId: string, quantity: number, changes: Partial<OrderRow> = {}): OrderRow => ({
  ...{ _id, userId, status: 'Processed', lines: [{ sku: 'MUG', quantity }] },
  ...{ outbox: [], stock: 'done', mail: { state: 'sent', attempts: 1 } },
  ...changes,
})
const mugs = (figures: Partial<StockRow> = {}): StockRow => ({
  ...{ _id: 'MUG', received: 5, available: 2, held: 0, sold: 3, holdCount: 0, holds: {} },
  ...figures,
})

const good: History = {
  attempts: [
    { ...ann, outcome: told('1') },
    { ...bob, outcome: told('2') },
  ],
  orders: [order('1', 'ann', 2), order('2', 'bob', 1), { _id: '3', status: 'Abandoned' }],
  stock: [mugs()],
  mailsOf: ['1', '2'],
  unbalanced: [],
}
const failuresOf = (changes: Partial<History>) => failuresIn(checkHistory({ ...good, ...changes }))
/** Of the two orders, the second one with a blemish. */
const blemished = (changes: Partial<OrderRow>) =>
  failuresOf({ orders: [order('1', 'ann', 2), order('2', 'bob', 1, changes)] })

describe('the checker of schedules', () => {
  it('finds nothing in what is as it should be, and counts what was recovered', () => {
    expect(failuresOf({})).to.deep.equal({})
    expect(checkHistory(good)).to.include({ recovered: 1, duplicatedMails: 0 })
  })

  it('finds an acknowledged order that is not there, or is another', () => {
    expect(failuresOf({ orders: [order('1', 'ann', 2)], stock: [mugs({ sold: 2, available: 3 })] })).to.deep.equal({
      lost: ['2'],
    })
    expect(blemished({ userId: 'ann' }).lost).to.deep.equal(['2'])
  })

  it('finds an order that nobody asked for, that was refused, or that is there twice', () => {
    expect(failuresOf({ attempts: [good.attempts[0]!] }).unexpected).to.deep.equal(['2'])
    expect(
      failuresOf({ attempts: [good.attempts[0]!, { ...bob, outcome: { type: 'Refused' } }] }).unexpected,
    ).to.deep.equal(['2'])
    expect(failuresOf({ orders: [...good.orders, order('4', 'bob', 1)] }).unexpected).to.deep.equal(['4'])
  })

  it('bears with an order whose client never heard of it, and with the absence of one', () => {
    const attempts = [good.attempts[0]!, { ...bob, outcome: { type: 'Unknown' as const } }]
    expect(failuresOf({ attempts })).to.deep.equal({})
    expect(
      failuresOf({ attempts, orders: [order('1', 'ann', 2)], stock: [mugs({ sold: 2, available: 3 })] }),
    ).to.deep.equal({})
  })

  it('finds stock sold beyond what there was, twice, or not at all', () => {
    expect(failuresOf({ stock: [mugs({ received: 2, available: 0, sold: 2 })] })).to.deep.include({ oversold: ['MUG'] })
    expect(failuresOf({ stock: [mugs({ available: 1, sold: 4 })] })).to.deep.equal({ soldTwice: ['MUG'] })
    expect(failuresOf({ stock: [mugs({ available: 3, sold: 2 })] })).to.deep.equal({ unsold: ['MUG'] })
  })

  it('finds stock that does not add up, at the end or meanwhile', () => {
    expect(failuresOf({ stock: [mugs({ available: 3 })] })).to.deep.equal({ unbalanced: ['MUG'] })
    expect(failuresOf({ unbalanced: [mugs({ available: -1 })] })).to.deep.equal({ unbalanced: ['MUG'] })
  })

  it('finds what is stuck', () => {
    expect(blemished({ dueAt: new Date(0) })).to.deep.equal({ stuck: ['2'] })
    expect(blemished({ stock: 'due' })).to.deep.equal({ stuck: ['2'] })
    expect(blemished({ mail: { state: 'claimed', attempts: 1 } })).to.deep.equal({ stuck: ['2'] })
    expect(blemished({ status: 'Pending' }).stuck).to.deep.equal(['2'])
    const held = { held: 1, available: 1, holdCount: 1, holds: { 9: { quantity: 1 } } }
    expect(failuresOf({ stock: [mugs(held)] })).to.deep.equal({ stuck: ['MUG'] })
  })

  it('finds a customer who was told nothing, and mails that nobody had claimed', () => {
    expect(failuresOf({ mailsOf: ['1'] })).to.deep.equal({ untold: ['2'] })
    expect(failuresOf({ mailsOf: ['1', '2', '2'] })).to.deep.equal({ unclaimedMails: ['2'] })
  })

  it('counts mails sent again after a crash', () => {
    const orders = [order('1', 'ann', 2), order('2', 'bob', 1, { mail: { state: 'sent', attempts: 2 } })]
    const findings = checkHistory({ ...good, orders, mailsOf: ['1', '2', '2'] })
    expect(failuresIn(findings)).to.deep.equal({})
    expect(findings.duplicatedMails).to.equal(1)
  })
})
