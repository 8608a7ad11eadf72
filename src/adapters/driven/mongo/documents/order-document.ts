import { z } from 'zod'
import type { Email } from '../../../../domain/account/credentials.js'
import type { ClaimToken, EventId, HoldNonce, OrderId, UserId } from '../../../../domain/shared/ids.js'
import type { NonEmpty } from '../../../../domain/shared/non-empty.js'
import { amountField, branded, countField, currencyField, quantityField, skuField, timeField } from './fields.js'
import type { DocumentFormat } from './versioned.js'

export const ORDER_VERSION = 1
export const PLACED_STATUSES = ['Pending', 'Processed', 'Failed', 'Cancelled'] as const
export const DECIDED_STATUSES = ['Processed', 'Failed', 'Cancelled'] as const

const nonEmpty = <T extends z.ZodType>(element: T) =>
  z
    .array(element)
    .min(1)
    .readonly()
    // That there is at least one has been checked; the type of an array cannot say so.
    .transform(list => list as unknown as NonEmpty<z.output<T>>)

const performer = z.union([
  z.object({ role: z.enum(['customer', 'admin']), userId: branded<UserId>() }),
  z.object({ role: z.enum(['worker', 'reconciler', 'operator']) }),
])

const failure = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ProductsWithdrawn'), skus: nonEmpty(skuField) }),
  z.object({ type: z.literal('TotalDoesNotAddUp'), expected: amountField, currency: currencyField }),
])

const happened = { id: branded<EventId>(), occurredAt: timeField, by: performer }
const event = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['OrderPlaced', 'OrderProcessed']), ...happened }),
  z.object({ type: z.literal('OrderFailed'), ...happened, failure }),
  z.object({ type: z.literal('OrderCancelled'), ...happened, reason: z.string().exactOptional() }),
])

const tries = { attempts: countField, postponed: countField }
const mail = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('due'), ...tries }),
  z.object({ state: z.literal('claimed'), ...tries, token: branded<ClaimToken>(), leaseUntil: timeField }),
  z.object({ state: z.literal('sent'), attempts: countField, messageId: z.string() }),
  z.object({ state: z.literal('dead'), attempts: countField, reason: z.string() }),
  z.object({ state: z.literal('withheld'), reason: z.string() }),
])

const historyEntry = z.object({
  at: timeField,
  what: z.enum([
    'Placed',
    'Processed',
    'Failed',
    'Cancelled',
    'PutBack',
    'MailSent',
    'MailGivenUp',
    'MailWithheld',
    'MailDueAgain',
  ]),
  by: performer,
  why: z.string().exactOptional(),
})

/** `insertedBy` is the token of the call that inserted it: so that the call knows its own after an answer was lost. */
const common = { _id: branded<OrderId>(), schemaVersion: z.literal(ORDER_VERSION), insertedBy: z.string() }

const placed = z.object({
  ...common,
  userId: branded<UserId>(),
  status: z.enum(PLACED_STATUSES),
  version: z.int().min(1),
  lines: nonEmpty(
    z.object({
      sku: skuField,
      name: z.string(),
      quantity: quantityField,
      unitPrice: amountField,
      hold: branded<HoldNonce>(),
    }),
  ),
  totalAmount: amountField,
  currency: currencyField,
  mailTo: branded<Email>(),
  failure: failure.exactOptional(),
  outbox: z.array(event).readonly(),
  stock: z.enum(['held', 'due', 'done']),
  mail,
  requeues: countField,
  dueAt: timeField.exactOptional(),
  history: z.array(historyEntry).readonly(),
  createdAt: timeField,
  updatedAt: timeField,
  /** The token of the call that decided it. */
  decidedBy: z.string().exactOptional(),
})

const refused = z.object({
  ...common,
  status: z.literal('Refused'),
  shortages: nonEmpty(z.object({ sku: skuField, requested: z.int(), available: z.int() })),
  fingerprint: z.string(),
  expiresAt: timeField,
})

const abandoned = z.object({ ...common, status: z.literal('Abandoned'), expiresAt: timeField.exactOptional() })

/** What may stand under an order id. */
const orderDocument = z.discriminatedUnion('status', [placed, refused, abandoned])

export type OrderDocument = z.input<typeof orderDocument>
export type PlacedDocument = z.input<typeof placed>
/** As it is when it has been read. */
export type StoredOrder = z.output<typeof orderDocument>
export type StoredPlaced = z.output<typeof placed>

export const orderFormat: DocumentFormat<typeof orderDocument> = {
  what: 'orders',
  version: ORDER_VERSION,
  schema: orderDocument,
}
