import { z } from 'zod'
import type { ImportRow } from '../../../../application/ports/driving/import-stock.js'
import { adjustmentJson, productJson } from '../json/inventory-json.js'
import { sku } from '../json/sku.js'
import { firstFaults, pointerTo } from '../pointers.js'

const REASON = 'Import'

export const importRowJson = z
  .strictObject({
    sku,
    ...productJson.shape,
    adjustment: adjustmentJson.shape.quantity.optional(),
    reason: adjustmentJson.shape.reason
      .optional()
      .meta({ description: `Why units came or went; “${REASON}” unless said.` }),
  })
  .meta({ id: 'ImportRow' })

/**
 * Enough to mend a row by: what is kept of an import must not grow with its nonsense. With a pointer's length and
 * `MAX_BAD_ROWS` it keeps the whole below the 16 MB of a document of MongoDB.
 */
const MOST_FAULTS = 5

/** One row, as JSON or a table says it. */
export const importRowOf = (value: unknown): ImportRow => {
  const parsed = importRowJson.safeParse(value)
  if (!parsed.success) return unreadable(parsed.error)
  const { sku, name, unitPrice, active, lowStockThreshold, adjustment, reason = REASON } = parsed.data
  return {
    type: 'ReadableRow',
    terms: {
      sku,
      name,
      unitPrice,
      ...(active === undefined ? {} : { active }),
      ...(lowStockThreshold === undefined ? {} : { lowStockThreshold }),
    },
    ...(adjustment === undefined ? {} : { adjustment: { quantity: adjustment, reason } }),
  }
}

/** A row of which nothing can be said but this. */
export const unreadableRow = (detail: string): ImportRow => ({
  type: 'UnreadableRow',
  faults: [{ pointer: pointerTo([]), detail }],
})

const unreadable = ({ issues }: z.ZodError): ImportRow => {
  const { faults, others } = firstFaults(issues, MOST_FAULTS)
  const toldAside = others > 0 ? [{ pointer: pointerTo([]), detail: `And ${others} more.` }] : []
  return { type: 'UnreadableRow', faults: [...faults, ...toldAside] }
}
