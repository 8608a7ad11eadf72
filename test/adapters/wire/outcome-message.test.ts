import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { FormatsPlugin } from 'ajv-formats'
import * as formats from 'ajv-formats'
import { expect } from 'chai'
import { encodeEvent } from '../../../src/adapters/wire/order-message.js'
import type { OrderEvent } from '../../../src/domain/order/order-events.js'
import { aCancelling, aFailing, anOrder, aPlacedOrder, aProcessing } from '../../support/builders.js'

const ajv = new Ajv2020()
;(formats.default as unknown as FormatsPlugin)(ajv)
const schema = 'docs/outcome-events.schema.json'
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')) as object)

const messageOf = (event: OrderEvent) => JSON.parse(encodeEvent(event)) as Record<string, unknown>
const OUTCOMES: readonly OrderEvent[] = [
  aProcessing(anOrder()).event,
  aFailing(anOrder()).event,
  aCancelling(anOrder(), 'changed my mind').event,
]

describe('The schema that other systems are given', () => {
  for (const event of OUTCOMES) {
    it(`allows what is sent: ${event.type}`, () => {
      expect(validate(messageOf(event)), JSON.stringify(validate.errors)).to.be.true
    })

    it(`allows that ${event.type} says more one day`, () => {
      expect(validate({ ...messageOf(event), weight: 12 })).to.be.true
    })
  }

  it('knows no other event, no other version, and no event without its order', () => {
    const { orderId: _, ...anonymous } = messageOf(OUTCOMES[0]!)
    expect(validate(messageOf(aPlacedOrder().event))).to.be.false
    expect(validate({ ...messageOf(OUTCOMES[0]!), version: 2 })).to.be.false
    expect(validate(anonymous)).to.be.false
  })
})
