import { z } from 'zod'
import type { KeptAdjustment } from '../../../../application/ports/driving/list-adjustments.js'
import type { AdjustmentId } from '../../../../domain/shared/ids.js'
import { timeText } from '../../../wire/order-json.js'
import { placeTime } from '../cursor.js'
import { EXAMPLE } from '../docs/example-values.js'

const figures = z.strictObject({ received: z.int().min(0), available: z.int().min(0) })

export const adjustmentsJson = z
  .strictObject({
    items: z.array(
      z.strictObject({
        adjustmentId: z.uuid(),
        at: z.iso.datetime(),
        by: z.string().meta({ description: 'The id of the administrator.' }),
        quantity: z.int(),
        reason: z.string(),
        before: figures,
        after: figures,
      }),
    ),
    nextCursor: z.string().nullable().meta({ description: 'Leads to the next page; null on the last.' }),
  })
  .meta({
    id: 'Adjustments',
    description: 'Newest first. There is more where `nextCursor` is not null.',
    example: {
      items: [
        {
          adjustmentId: '019a7c1e-2b3c-7d41-8f60-9a8b7c6d5e4f',
          at: '2026-01-15T09:30:00.000Z',
          by: EXAMPLE.adminId,
          quantity: -2,
          reason: 'Broken on the way.',
          before: { received: 40, available: 31 },
          after: { received: 38, available: 29 },
        },
      ],
      nextCursor: null,
    },
  })

/** Where a page of adjustments ends, as its cursor carries it. */
export const adjustmentPlace = z.object({
  at: placeTime,
  id: z.string().transform(id => id as AdjustmentId),
})

export const adjustmentsText = (items: readonly KeptAdjustment[], nextCursor: string | null): string =>
  JSON.stringify({
    items: items.map(({ id, at, by, quantity, reason, before, after }) => ({
      adjustmentId: id,
      at: timeText(at),
      by,
      quantity,
      reason,
      before: { received: before.received, available: before.available },
      after: { received: after.received, available: after.available },
    })),
    nextCursor,
  } satisfies z.infer<typeof adjustmentsJson>)
