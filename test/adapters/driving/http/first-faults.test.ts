import { expect } from 'chai'
import sinon from 'sinon'
import { z } from 'zod'
import { firstFaults } from '../../../../src/adapters/driving/http/pointers.js'
import { times } from '../../../support/times.js'

const MOST = 5
const closed = z.strictObject({ items: z.array(z.strictObject({})) })

describe('What is pointed at in a body', () => {
  afterEach(() => sinon.restore())

  const told = (body: unknown) => firstFaults(closed.safeParse(body).error?.issues ?? [], MOST)
  const unknown = (count: number) => Object.fromEntries(times(count, index => [`field${index}`, null]))

  it('is each field that nobody knows, wherever it stands, and how many more there are', () => {
    const { faults, others } = told({ items: [unknown(2), unknown(4)] })
    expect(faults.map(({ pointer }) => pointer)).to.deep.equal(
      ['0/field0', '0/field1', '1/field0', '1/field1', '1/field2'].map(place => `#/items/${place}`),
    )
    expect(others).to.equal(1)
  })

  it('is no more than is told: a body of thousands of unknown fields costs no more pointers than one of a few', () => {
    const encode = sinon.spy(globalThis, 'encodeURIComponent')
    const few = told({ items: [], ...unknown(MOST) })
    const costOfFew = encode.callCount
    encode.resetHistory()
    const many = told({ items: [], ...unknown(3_000) })
    expect(encode.callCount).to.equal(costOfFew).and.to.be.greaterThan(0)
    expect(many).to.deep.equal({ ...few, others: 3_000 - MOST })
  })
})
