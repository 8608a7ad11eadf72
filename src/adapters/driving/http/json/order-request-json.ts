import { err, ok } from 'neverthrow'
import { z } from 'zod'
import { MAX_LINES } from '../../../../domain/order/order-line.js'
import { parseOrderId } from '../../../../domain/shared/ids.js'
import { isNonEmpty } from '../../../../domain/shared/non-empty.js'
import { MAX_QUANTITY, parseQuantity } from '../../../../domain/shared/quantity.js'
import { parsed } from './parsed.js'
import { sku } from './sku.js'
import { text } from './text.js'

const MAX_REASON = 500

export const orderId = parsed(
  z.string().meta({ format: 'uuid', description: 'The `orderId` of the order.' }),
  parseOrderId,
  'An order id is a UUID.',
)

const quantity = parsed(
  z.int().min(1).max(MAX_QUANTITY).meta({ description: 'Units.' }),
  parseQuantity,
  `A quantity is a whole number, 1–${MAX_QUANTITY}.`,
)

const item = z.strictObject({ sku, quantity }).meta({ id: 'Item' })

const items = parsed(
  z.array(item).max(MAX_LINES).meta({ minItems: 1, description: 'What is wanted: one line, or more.' }),
  list => (isNonEmpty(list) ? ok(list) : err('Empty')),
  'At least one item, please.',
)

/** Price, total, owner and status are the server's alone: a client that sends them is refused. */
export const placeOrderJson = z.strictObject({ items }).meta({ id: 'PlaceOrder' })

export const cancelOrderJson = z
  .strictObject({ reason: text(MAX_REASON).optional().meta({ description: 'For the history of the order.' }) })
  .meta({ id: 'CancelOrder' })
