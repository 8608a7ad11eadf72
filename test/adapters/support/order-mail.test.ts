import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { renderOrderMail } from '../../../src/adapters/support/order-mail.js'
import type { WrittenMail } from '../../../src/adapters/support/written-mail.js'
import type { Email } from '../../../src/domain/account/credentials.js'
import type { OrderLine } from '../../../src/domain/order/order-line.js'
import type { Order } from '../../../src/domain/order/order.js'
import type { HoldNonce, OrderId, UserId } from '../../../src/domain/shared/ids.js'
import { instant } from '../../../src/domain/shared/instant.js'
import type { Currency } from '../../../src/domain/shared/money.js'
import type { Quantity } from '../../../src/domain/shared/quantity.js'
import type { Sku } from '../../../src/domain/shared/sku.js'

const line = (sku: string, name: string, quantity: number, amount: number, currency: string): OrderLine => ({
  sku: sku as Sku,
  name,
  quantity: quantity as Quantity,
  unitPrice: { amount, currency: currency as Currency },
  hold: 'a-hold' as HoldNonce,
})
const TEAPOT = line('TEAPOT', 'Teapot', 2, 2499, 'USD')
const HOSTILE = line(
  'MUG-1',
  'Mug\r\nBcc: all@example.org\u2028\u202e<script>alert("1")</script> & \'co\'',
  1,
  1,
  'USD',
)

const order = (overrides: Partial<Order> = {}): Order => ({
  id: '01890a5d-ac96-774b-bcce-b302099a8057' as OrderId,
  userId: '01890a5d-0000-774b-bcce-b302099a8057' as UserId,
  status: 'Processed',
  version: 2,
  lines: [TEAPOT, HOSTILE],
  total: { amount: 4999, currency: 'USD' as Currency },
  mailTo: 'ann@example.org' as Email,
  createdAt: instant(0),
  updatedAt: instant(0),
  ...overrides,
})

const golden = (name: string) => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8')

const expectGolden = (mail: WrittenMail, name: string) => {
  expect(`Subject: ${mail.subject}\n\n${mail.text}`).to.equal(golden(`${name}.txt`))
  expect(mail.html).to.equal(golden(`${name}.html`))
}

describe('The mail about an order', () => {
  it('says that it has been processed, and what it held', () => {
    expectGolden(renderOrderMail(order()), 'processed')
  })

  it('says why it failed: products that are no longer sold, by name', () => {
    const failure = { type: 'ProductsWithdrawn', skus: [TEAPOT.sku, HOSTILE.sku] } as const
    expectGolden(renderOrderMail(order({ status: 'Failed', failure })), 'failed-withdrawn')
  })

  it('says why it failed: a total that is not the sum', () => {
    const failure = { type: 'TotalDoesNotAddUp', expected: 4999, currency: 'USD' as Currency } as const
    expectGolden(renderOrderMail(order({ status: 'Failed', failure })), 'failed-total')
  })

  it('says that it has been cancelled', () => {
    expectGolden(renderOrderMail(order({ status: 'Cancelled' })), 'cancelled')
  })

  it('lets no name break a line, reverse the writing, or become markup', () => {
    const { subject, text, html } = renderOrderMail(order())
    expect(subject).to.match(/^[\x20-\x7e]+$/)
    expect(text).not.to.match(/^Bcc:/m)
    for (const body of [text, html]) expect(body).not.to.match(/[\r\u2028\u202e]/)
    expect(html).not.to.include('<script')
  })

  it('is not written while nothing has been decided', () => {
    expect(() => renderOrderMail(order({ status: 'Pending' }))).to.throw('has not been decided')
  })
})
