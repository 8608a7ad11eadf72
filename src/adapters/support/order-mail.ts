import type { OrderFailure } from '../../domain/order/order-errors.js'
import type { DecidedStatus } from '../../domain/order/order-lifecycle.js'
import type { OrderLine } from '../../domain/order/order-line.js'
import type { Order } from '../../domain/order/order.js'
import { html } from './html.js'
import { moneyText } from './money-text.js'
import type { WrittenMail } from './written-mail.js'

const NEWS = {
  Processed: { what: 'has been processed', then: 'Thank you for your order.' },
  Failed: { what: 'could not be processed', then: 'Nothing of it will be sent to you. You may order again.' },
  Cancelled: { what: 'has been cancelled', then: 'Nothing of it will be sent to you.' },
} as const satisfies Record<DecidedStatus, unknown>

/** What a customer is told of an order that has been decided. A Pending order is no news: it throws. */
export const renderOrderMail = (order: Order): WrittenMail => {
  const { id, status, failure } = order
  if (status === 'Pending') throw new Error(`Order ${id} has not been decided: there is nothing to tell`)
  const { what, then } = NEWS[status]
  const subject = `Your order ${id} ${what}`
  const paragraphs = [`${subject}.`, ...(failure ? [reasonOf(failure, order)] : []), then]
  const lines = order.lines.map(lineText)
  const total = `Total: ${moneyText(order.total)}`

  return {
    subject,
    text: [...paragraphs.map(paragraph => `${paragraph}\n`), ...lines.map(line => `- ${line}`), total, ''].join('\n'),
    html: html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body>
${paragraphs.map(paragraph => html`<p>${paragraph}</p>\n`)}<ul>
${lines.map(line => html`<li>${line}</li>\n`)}</ul>
<p>${total}</p>
</body>
</html>
`.markup,
  }
}

const lineText = ({ quantity, name, sku, unitPrice }: OrderLine): string =>
  `${quantity} x ${oneLine(name)} (${sku}), ${moneyText(unitPrice)} each`

const reasonOf = (failure: OrderFailure, { lines }: Order): string => {
  switch (failure.type) {
    case 'ProductsWithdrawn': {
      const names = failure.skus.map(sku => oneLine(lines.find(line => line.sku === sku)?.name ?? sku))
      return `No longer sold: ${names.join(', ')}.`
    }
    case 'TotalDoesNotAddUp':
      return 'Its total is not the sum of its lines. The mistake is ours.'
  }
}

// A name that breaks the line, or turns the direction of writing, could forge what follows it.
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
