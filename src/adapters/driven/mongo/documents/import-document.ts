import { z } from 'zod'
import type { ImportId, UserId } from '../../../../domain/shared/ids.js'
import type { BadRow, StockImport } from '../../../../domain/stock/stock-import.js'
import { branded, countField, currencyField, skuField, timeField } from './fields.js'
import type { DocumentFormat } from './versioned.js'

export const IMPORT_VERSION = 1

const failure = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('UnreadableRow'),
    faults: z.array(z.object({ pointer: z.string(), detail: z.string() })),
  }),
  z.object({ type: z.literal('DuplicateRow'), sku: skuField, firstRow: countField }),
  z.object({ type: z.literal('CurrencyFixed'), sku: skuField, currency: currencyField }),
  z.object({ type: z.literal('AdjustmentOutOfRange'), sku: skuField, available: z.int(), quantity: z.int() }),
  z.object({ type: z.literal('KeyReused') }),
])

const importDocument = z
  .object({
    _id: branded<ImportId>(),
    schemaVersion: z.literal(IMPORT_VERSION),
    by: branded<UserId>(),
    at: timeField,
    fingerprint: z.string(),
    state: z.enum(['Running', 'Interrupted', 'Done']),
    read: countField,
    applied: countField,
    failed: countField,
    badRows: z.array(z.object({ row: countField, failure })),
    /** Computed by the read: whether the lease has run out by the server's clock. */
    over: z.boolean(),
  })
  .transform(({ _id: id, state, over, schemaVersion: _version, fingerprint, ...kept }) => ({
    fingerprint,
    stockImport: {
      id,
      ...kept,
      state: state === 'Running' && over ? 'Interrupted' : state,
    } satisfies StockImport & { badRows: readonly BadRow[] },
  }))

export const importFormat: DocumentFormat<typeof importDocument> = {
  what: 'imports',
  version: IMPORT_VERSION,
  schema: importDocument,
}
