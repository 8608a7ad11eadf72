import { errAsync, okAsync } from 'neverthrow'
import { keyReused } from '../../../application/errors.js'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { ImportRegister } from '../../../application/ports/driven/import-register.js'
import type { ClaimToken, ImportId } from '../../../domain/shared/ids.js'
import { EMPTY_REPORT, type StockImport } from '../../../domain/stock/stock-import.js'
import { frozen } from './frozen.js'

type Entry = Readonly<{ kept: StockImport; fingerprint: string; token: ClaimToken; leaseUntil: number }>
type Options = Readonly<{ clock: Clock; leaseMs: number }>

export const inMemoryImportRegister = ({ clock, leaseMs }: Options): ImportRegister => {
  const entries = new Map<ImportId, Entry>()

  const shown = ({ kept, leaseUntil }: Entry): StockImport =>
    kept.state === 'Running' && leaseUntil <= clock.now() ? frozen({ ...kept, state: 'Interrupted' }) : kept

  return {
    begin: ({ id, by, at, fingerprint, token }) => {
      const earlier = entries.get(id)
      if (earlier && earlier.fingerprint !== fingerprint) return errAsync(keyReused)
      const stockImport = earlier && shown(earlier)
      if (stockImport && stockImport.state !== 'Interrupted') return okAsync({ type: 'Known', stockImport })
      const kept = frozen({ id, by, at: stockImport?.at ?? at, state: 'Running' as const, ...EMPTY_REPORT })
      entries.set(id, { kept, fingerprint, token, leaseUntil: clock.now() + leaseMs })
      return okAsync({ type: 'Begun', stockImport: kept })
    },

    note: ({ id, token }, report, state) => {
      const entry = entries.get(id)
      if (entry?.token !== token || entry.kept.state !== 'Running') return okAsync(false)
      const kept = frozen(structuredClone({ ...entry.kept, ...report, state }))
      entries.set(id, { ...entry, kept, leaseUntil: clock.now() + leaseMs })
      return okAsync(true)
    },

    of: id => {
      const entry = entries.get(id)
      return entry ? okAsync(shown(entry)) : errAsync({ type: 'ImportNotFound' })
    },
  }
}
