import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { ImportReport } from '../../../domain/stock/stock-import.js'
import type { Forbidden, Unavailable } from '../../errors.js'
import type { UploadedRows } from './import-stock.js'

export type CheckImportCommand = Readonly<{ by: Actor; upload: UploadedRows }>

/** What would come of an import now, without taking any of it; for administrators. */
export type CheckImport = (command: CheckImportCommand) => ResultAsync<ImportReport, Forbidden | Unavailable>
