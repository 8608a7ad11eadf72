import { z } from 'zod'
import type { OrderId } from '../../../../domain/shared/ids.js'

export const resentJson = z.strictObject({ orderId: z.uuid(), resent: z.boolean() }).meta({ id: 'ResentMail' })

export const resentText = (orderId: OrderId, resent: boolean): string =>
  JSON.stringify({ orderId, resent } satisfies z.infer<typeof resentJson>)
