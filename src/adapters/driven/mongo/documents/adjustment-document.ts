import { z } from 'zod'
import type { AdjustmentEntry } from './stock-document.js'
import { adjustmentEntry } from './stock-document.js'
import { skuField } from './fields.js'
import type { DocumentFormat } from './versioned.js'

const ADJUSTMENT_VERSION = 1

/** An adjustment that has been filed: the entry of the stock item, and whose it was. */
const adjustmentDocument = z.object({
  _id: z.string(),
  schemaVersion: z.literal(ADJUSTMENT_VERSION),
  sku: skuField,
  entry: adjustmentEntry,
})

export type AdjustmentDocument = z.input<typeof adjustmentDocument>

export const adjustmentFormat: DocumentFormat<typeof adjustmentDocument> = {
  what: 'adjustments',
  version: ADJUSTMENT_VERSION,
  schema: adjustmentDocument,
}

export const documentOfAdjustment = (sku: string, entry: AdjustmentEntry): AdjustmentDocument => ({
  _id: entry.id,
  schemaVersion: ADJUSTMENT_VERSION,
  sku,
  entry: { ...entry, at: new Date(entry.at) },
})
