import { err, ok } from 'neverthrow'
import { z } from 'zod'
import { MAX_LINES } from '../../../../domain/order/order-line.js'
import { parseOrderId } from '../../../../domain/shared/ids.js'
import { isNonEmpty } from '../../../../domain/shared/non-empty.js'
import { MAX_QUANTITY, parseQuantity } from '../../../../domain/shared/quantity.js'
import { MAX_EMAIL } from './account-json.js'
import { parsed } from './parsed.js'
import { sku } from './sku.js'
import { encodable, text } from './text.js'

const MAX_REASON = 500

export const orderId = parsed(
  z.string().meta({ format: 'uuid', description: 'The `orderId` of the order.' }),
  parseOrderId,
  'An order id is a UUID.',
)

const QUANTITY = `A quantity is a whole number, 1–${MAX_QUANTITY}.`

const quantity = parsed(
  z.int(QUANTITY).min(1, QUANTITY).max(MAX_QUANTITY, QUANTITY).meta({ description: 'Units.' }),
  parseQuantity,
  QUANTITY,
)

const item = z.strictObject({ sku, quantity }).meta({ id: 'Item' })

const items = parsed(
  z.array(item).max(MAX_LINES).meta({ minItems: 1, description: 'What is wanted: one line, or more.' }),
  list => (isNonEmpty(list) ? ok(list) : err('Empty')),
  'At least one item, please.',
)

/** Price, total, owner and status are the server's alone: a client that sends them is refused. */
export const placeOrderJson = z.strictObject({ items }).meta({ id: 'PlaceOrder' })

const reason = text(MAX_REASON).optional().meta({ description: 'For the history of the order.' })

export const cancelOrderJson = z.strictObject({ reason }).meta({ id: 'CancelOrder' })

export const resendMailJson = z.strictObject({ reason }).meta({ id: 'ResendMail' })

/** What an address must be is for the domain to say, as at a registration. */
export const mailAddressJson = z
  .strictObject({
    email: encodable(MAX_EMAIL).meta({ description: 'Where the mail about the order goes.' }),
    reason,
  })
  .meta({ id: 'MailAddress' })
