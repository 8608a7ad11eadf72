import { z } from 'zod'
import type { OrderId } from '../../../../domain/shared/ids.js'
import { EXAMPLE } from '../docs/example-values.js'

export const resentJson = z
  .strictObject({ orderId: z.uuid(), resent: z.boolean().meta({ description: 'Whether it is sent once more.' }) })
  .meta({ id: 'ResentMail', example: { orderId: EXAMPLE.earlierOrderId, resent: true } })

export const resentText = (orderId: OrderId, resent: boolean): string =>
  JSON.stringify({ orderId, resent } satisfies z.infer<typeof resentJson>)
