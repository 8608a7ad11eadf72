import type { ResultAsync } from 'neverthrow'
import type { ClaimToken, ImportId, UserId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { ImportReport, ImportState, StockImport } from '../../../domain/stock/stock-import.js'
import type { ImportNotFound, KeyReused, OutcomeUnknown, Unavailable } from '../../errors.js'

/** `fingerprint` names the content; `token` is of this attempt only. */
export type ImportAttempt = Readonly<{ id: ImportId; by: UserId; at: Instant; fingerprint: string; token: ClaimToken }>
/** `Begun`: it is this attempt's to carry out, from its first row on. `Known`: it is done, or somebody is at it. */
export type Beginning = Readonly<{ type: 'Begun' | 'Known'; stockImport: StockImport }>

/** The imports, and how far each has come, as every process sees it. */
export interface ImportRegister {
  /** Of several attempts at once one MUST be the one that begins; an interrupted import begins again. Other content is `KeyReused`. */
  begin(attempt: ImportAttempt): ResultAsync<Beginning, KeyReused | Unavailable | OutcomeUnknown>
  /**
   * Notes how far the attempt has come. One that notes nothing for `leaseMs` of the store's time is interrupted. Answers
   * whether it is still the attempt's to carry out; if not, this MUST change nothing.
   */
  note(
    attempt: Pick<ImportAttempt, 'id' | 'token'>,
    report: ImportReport,
    state: ImportState,
  ): ResultAsync<boolean, Unavailable | OutcomeUnknown>
  of(id: ImportId): ResultAsync<StockImport, ImportNotFound | Unavailable>
}
