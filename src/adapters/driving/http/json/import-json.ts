import { ok } from 'neverthrow'
import { z } from 'zod'
import type { BadRow, ImportReport, RowFailure, StockImport } from '../../../../domain/stock/stock-import.js'
import type { ImportId } from '../../../../domain/shared/ids.js'
import { timeText } from '../../../wire/order-json.js'
import { pointerTo } from '../pointers.js'
import { parsed } from './parsed.js'
import { EXAMPLE } from '../docs/example-values.js'

const count = z.int().min(0)

export const importId = parsed(
  z.uuid().meta({ description: 'The `importId` of the import.' }),
  text => ok(text as ImportId),
  'An import id is a UUID.',
)

export const dryRunQuery = z
  .enum(['true', 'false'], 'dryRun is true or false.')
  .default('false')
  .transform(text => text === 'true')
  .meta({ description: 'Checks every row and takes none.' })

const report = {
  rowsRead: count.meta({ description: 'Of the upload, so far.' }),
  applied: count.meta({ description: 'Rows that were taken, or would be.' }),
  failed: count.meta({ description: 'Rows that were not taken; `badRows` says why.' }),
  badRows: z
    .array(
      z.strictObject({
        row: z.int().min(1).meta({ description: 'From 1, the header not counted.' }),
        errors: z.array(
          z.strictObject({
            pointer: z.string().meta({
              description:
                'JSON pointer into the row as JSON has it, as a URI fragment: `#/unitPrice/amount`, whose column in CSV is `unitPrice.amount`. `#` is the whole row.',
            }),
            detail: z.string().meta({ description: 'What is wrong there, for people.' }),
          }),
        ),
      }),
    )
    .meta({ description: 'The first 5,000 of the failed rows, in their order.' }),
  badRowsNotNamed: count.meta({
    description: 'How many more have failed than `badRows` names: those are counted, and told of nowhere.',
  }),
}

const REPORT = {
  rowsRead: 1200,
  applied: 1199,
  failed: 1,
  badRows: [{ row: 17, errors: [{ pointer: '#/adjustment', detail: '3 available.' }] }],
  badRowsNotNamed: 0,
}

export const importReportJson = z.strictObject(report).meta({ id: 'ImportReport', example: REPORT })

export const importJson = z
  .strictObject({
    importId: z.uuid(),
    state: z
      .enum(['Running', 'Interrupted', 'Done'])
      .meta({ description: 'Interrupted: it goes on only if it is sent again, under the same Idempotency-Key.' }),
    by: z.uuid().meta({ description: 'The administrator whose it is.' }),
    startedAt: z.iso.datetime(),
    ...report,
  })
  .meta({
    id: 'Import',
    example: {
      importId: EXAMPLE.importId,
      state: 'Done',
      by: EXAMPLE.adminId,
      startedAt: '2026-01-15T12:00:00.000Z',
      ...REPORT,
    },
  })

export const importReportText = (of: ImportReport): string => JSON.stringify(reportOf(of))

export const importText = (of: StockImport): string =>
  JSON.stringify({
    importId: of.id,
    state: of.state,
    by: of.by,
    startedAt: timeText(of.at),
    ...reportOf(of),
  } satisfies z.infer<typeof importJson>)

const reportOf = ({ read, applied, failed, badRows }: ImportReport): z.infer<typeof importReportJson> => ({
  rowsRead: read,
  applied,
  failed,
  badRows: badRows.map(({ row, failure }: BadRow) => ({ row, errors: faultsOf(failure) })),
  badRowsNotNamed: failed - badRows.length,
})

const faultsOf = (failure: RowFailure) => {
  const at = (path: readonly string[], detail: string) => [{ pointer: pointerTo(path), detail }]
  switch (failure.type) {
    case 'UnreadableRow':
      return [...failure.faults]
    case 'DuplicateRow':
      return at(['sku'], `Row ${failure.firstRow} is about this product too.`)
    case 'CurrencyFixed':
      return at(['unitPrice', 'currency'], `This product is sold in ${failure.currency}.`)
    case 'AdjustmentOutOfRange':
      return at(['adjustment'], `${failure.available} available.`)
    case 'KeyReused':
      return at(['adjustment'], 'Under this Idempotency-Key the product was adjusted before, otherwise.')
  }
}
