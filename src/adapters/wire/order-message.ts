import { z } from 'zod'
import type { OrderEvent } from '../../domain/order/order-events.js'
import { parseOrderId, type OrderId } from '../../domain/shared/ids.js'

/** The version of the envelope this build writes, and the newest it reads. */
export const MESSAGE_VERSION = 1

/** What crosses a queue: ids only, no personal data, under 1 KB. */
const orderMessage = z.object({
  id: z.string().min(1).max(64),
  type: z.enum(['OrderPlaced', 'OrderProcessed', 'OrderFailed', 'OrderCancelled']),
  version: z.literal(MESSAGE_VERSION),
  occurredAt: z.iso.datetime(),
  orderId: z.string().transform((text, context): OrderId => {
    const id = parseOrderId(text)
    if (id.isOk()) return id.value
    context.addIssue('not an order id')
    return z.NEVER
  }),
  traceparent: z.string().max(64).optional(),
})

/** What other systems are told of an order, as they may rely on it: what is not named here they have to ignore. */
export const outcomeMessage = orderMessage
  .extend({
    id: z.string().min(1).max(64).meta({ description: 'Of the event, the same in each of its deliveries.' }),
    type: z.enum(['OrderProcessed', 'OrderFailed', 'OrderCancelled']),
    version: z.literal(MESSAGE_VERSION).meta({ description: 'Of this envelope. Leave a newer one in the queue.' }),
    occurredAt: z.iso.datetime().meta({ description: 'UTC.', examples: ['2026-01-15T12:00:00.000Z'] }),
    orderId: z.uuid().meta({ description: 'Of the order.' }),
    traceparent: z.string().max(64).optional().meta({ description: 'W3C trace context.' }),
  })
  .meta({ title: 'Outcome of an order', description: 'Said once an order has been decided; it is never taken back.' })

const anyVersion = z.object({
  version: z
    .number()
    .int()
    .min(MESSAGE_VERSION + 1),
})

export type OrderMessage = z.infer<typeof orderMessage>
/** `NewerVersion`: written by a newer build; another worker may be able to read it. */
export type Decoded =
  | Readonly<{ type: 'Message'; message: OrderMessage }>
  | Readonly<{ type: 'NewerVersion' }>
  | Readonly<{ type: 'Undecodable'; reason: string }>

export const encodeEvent = ({ id, type, occurredAt, orderId }: OrderEvent): string =>
  JSON.stringify({ id, type, version: MESSAGE_VERSION, occurredAt: new Date(occurredAt).toISOString(), orderId })

export const decodeMessage = (body: string): Decoded => {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    return { type: 'Undecodable', reason: 'not JSON' }
  }
  if (anyVersion.safeParse(json).success) return { type: 'NewerVersion' }
  const parsed = orderMessage.safeParse(json)
  return parsed.success
    ? { type: 'Message', message: parsed.data }
    : { type: 'Undecodable', reason: z.prettifyError(parsed.error) }
}
