import { expect } from 'chai'
import type { History } from '../chaos/history.js'
import { checksOf } from './checks-of.js'

const nothing: History = {
  ...{ attempts: [], mails: [], unmarked: [], faults: [], withdrawn: [] },
  ...{ deserted: [], orders: [], shelves: {}, stock: [], unbalanced: [] },
}
const sale: History = {
  ...nothing,
  attempts: [{ userId: 'ann', basket: { MUG: 2 }, sends: 1, outcome: { type: 'Acknowledged', orderId: '1' } }],
  orders: [
    {
      ...{ _id: '1', userId: 'ann', status: 'Processed', lines: [{ sku: 'MUG', quantity: 2 }] },
      ...{ outbox: [], stock: 'done', mail: { state: 'sent' } },
    },
  ],
  shelves: { MUG: 5 },
  stock: [{ _id: 'MUG', received: 5, available: 3, held: 0, sold: 2, holdCount: 0 }],
  mails: [{ text: 'Your order 1 has been processed.', by: 'worker-1', at: 1_000, answered: true }],
}
const checks = (history: History) =>
  new Map(checksOf(history, { samples: 40, processes: 4 }).map(check => [check.name, check]))

describe('the checks of a proof', () => {
  it('say of how many things each was asked', () => {
    const examined = (name: string) => checks(sale).get(name)?.examined
    expect([examined('lost'), examined('soldTwice'), examined('unbalanced')]).to.deep.equal([1, 2, 41])
    expect([examined('contradicted'), examined('unfounded'), examined('deserted')]).to.deep.equal([0, 0, 4])
  })

  it('show nothing of a history in which nothing happened', () => {
    const asked = checksOf(nothing, { samples: 0, processes: 0 }).filter(check => check.examined > 0)
    expect(asked).to.deep.equal([])
  })

  it('show nothing of stock that was not looked at before the end', () => {
    const unbalanced = checksOf(sale, { samples: 0, processes: 4 }).find(({ name }) => name === 'unbalanced')
    expect(unbalanced?.examined).to.equal(0)
  })

  it('name what does not hold, under its claim', () => {
    expect([...checks(sale).values()].flatMap(({ violations }) => violations)).to.deep.equal([])
    const lost = checks({ ...sale, orders: [] })
    expect(lost.get('lost')).to.deep.include({ violations: ['1'] })
    expect(lost.get('lost')?.claim).to.match(/acknowledged/)
  })
})
