import type { ResultAsync } from 'neverthrow'
import type { Actor } from '../../../domain/account/account.js'
import type { ImportId } from '../../../domain/shared/ids.js'
import type { StockImport } from '../../../domain/stock/stock-import.js'
import type { Forbidden, ImportNotFound, Unavailable } from '../../errors.js'

export type GetImportQuery = Readonly<{ by: Actor; importId: ImportId }>

/** How far an import has come, and which of its rows were bad; for administrators. */
export type GetImport = (query: GetImportQuery) => ResultAsync<StockImport, Forbidden | ImportNotFound | Unavailable>
