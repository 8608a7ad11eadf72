import { expect } from 'chai'
import { verdictOn, type HoldVerdict } from '../../../src/domain/order/hold-verdict.js'
import { namedHold, type IdDecision } from '../../../src/domain/order/id-decision.js'
import type { Order } from '../../../src/domain/order/order.js'
import {
  aCancelling,
  aFailing,
  aNonce,
  anOrder,
  aPricedLine,
  aProcessing,
  aProduct,
  heldLines,
  sku,
} from '../../support/builders.js'

const pending = anOrder({ lines: heldLines([aPricedLine(aProduct({ sku: sku('PEN') })), aPricedLine()]) })
const [pen, mug] = pending.lines as unknown as readonly [Order['lines'][0], Order['lines'][0]]
const ordered = (order: Order): IdDecision => ({ type: 'Ordered', order })
const refused: IdDecision = {
  type: 'Refused',
  shortages: [{ type: 'Shortage', sku: mug.sku, requested: 1, available: 0 }],
  fingerprint: 'MUG*1 PEN*1',
}
const decisions = {
  'nothing decided the id yet': undefined,
  'a Pending order': ordered(pending),
  'a Processed order': ordered(aProcessing(pending).order),
  'a Failed order': ordered(aFailing(pending).order),
  'a Cancelled order': ordered(aCancelling(pending).order),
  'a refusal': refused,
  'an abandoned id': { type: 'Abandoned' },
} as const satisfies Record<string, IdDecision | undefined>

type Case = keyof typeof decisions
const named: Record<Case, HoldVerdict> = {
  'nothing decided the id yet': 'Abandon',
  'a Pending order': 'Leave',
  'a Processed order': 'Sell',
  'a Failed order': 'Release',
  'a Cancelled order': 'Release',
  'a refusal': 'Release',
  'an abandoned id': 'Release',
}

describe('The verdict on an old hold', () => {
  for (const [what, decision] of Object.entries(decisions) as [Case, IdDecision | undefined][]) {
    it(`under the nonce of the line, of ${what}: ${named[what]}`, () => {
      expect(verdictOn({ sku: mug.sku, nonce: mug.hold }, decision)).to.equal(named[what])
      expect(verdictOn({ sku: pen.sku, nonce: pen.hold }, decision)).to.equal(named[what])
    })

    const unnamed = decision ? 'Release' : 'Abandon'
    it(`under another nonce, of ${what}: ${unnamed}`, () => {
      expect(verdictOn({ sku: mug.sku, nonce: aNonce() }, decision)).to.equal(unnamed)
    })

    it(`under the nonce of another line, of ${what}: ${unnamed}`, () => {
      expect(verdictOn({ sku: mug.sku, nonce: pen.hold }, decision)).to.equal(unnamed)
    })

    it(`of a SKU that no line has, of ${what}: ${unnamed}`, () => {
      expect(verdictOn({ sku: sku('TIN'), nonce: mug.hold }, decision)).to.equal(unnamed)
    })
  }
})

describe('The nonce that a decision relies on', () => {
  it('is that of the line of the SKU, whatever became of the order', () => {
    expect(namedHold(decisions['a Pending order'], mug.sku)).to.equal(mug.hold)
    expect(namedHold(decisions['a Cancelled order'], pen.sku)).to.equal(pen.hold)
  })

  it('is none for a SKU that was not ordered, a refusal, or an abandoned id', () => {
    expect(namedHold(decisions['a Pending order'], sku('TIN'))).to.be.undefined
    expect(namedHold(refused, mug.sku)).to.be.undefined
    expect(namedHold(decisions['an abandoned id'], mug.sku)).to.be.undefined
  })
})
