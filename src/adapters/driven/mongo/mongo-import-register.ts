import { err, errAsync, ok, okAsync, safeTry } from 'neverthrow'
import { keyReused } from '../../../application/errors.js'
import type { ImportRegister } from '../../../application/ports/driven/import-register.js'
import type { ImportId } from '../../../domain/shared/ids.js'
import { EMPTY_REPORT } from '../../../domain/stock/stock-import.js'
import { IMPORT_VERSION, importFormat } from './documents/import-document.js'
import { documentReader } from './documents/versioned.js'
import type { MongoCalls } from './mongo-calls.js'

type Options = Readonly<{ calls: MongoCalls; leaseMs: number }>

/** How long a report can be read, ms; that a row was taken is known for ever. */
const KEPT_FOR = 90 * 24 * 60 * 60_000
const LEASE_OVER = { $lte: ['$leaseUntil', '$$NOW'] }

export const mongoImportRegister = ({ calls, leaseMs }: Options): ImportRegister => {
  const read = documentReader(importFormat, calls.unreadable)
  const lease = { leaseUntil: { $add: ['$$NOW', leaseMs] } }

  const known = (id: ImportId) =>
    calls
      .find(
        'imports',
        { _id: id },
        {
          projection: {
            ...{ schemaVersion: 1, by: 1, at: 1, fingerprint: 1, state: 1, read: 1, applied: 1, failed: 1, badRows: 1 },
            over: LEASE_OVER,
          },
        },
      )
      .andThen(([document]) => (document ? read(document).map(each => [each]) : ok([])))

  return {
    begin: ({ id, by, at, fingerprint, token }) =>
      safeTry(async function* () {
        const [first] = await calls.insert('imports', [
          {
            ...{ _id: id, schemaVersion: IMPORT_VERSION, by, at: new Date(at), fingerprint, state: 'Running' },
            // Nobody's yet: whoever comes first takes it, this attempt or another.
            ...{ ...EMPTY_REPORT, token: '', leaseUntil: new Date(0), expiresAt: new Date(at + KEPT_FOR) },
          },
        ])
        if (first?.isErr()) return err(first.error)
        const begun = yield* calls.change('imports', {
          q: {
            _id: id,
            fingerprint,
            $or: [{ state: 'Interrupted' }, { state: 'Running', $expr: LEASE_OVER }],
          },
          u: [{ $set: { ...EMPTY_REPORT, token, state: 'Running', ...lease } }],
        })
        const [found] = yield* known(id)
        if (found?.fingerprint !== fingerprint) return err(keyReused)
        return ok({ type: begun ? ('Begun' as const) : ('Known' as const), stockImport: found.stockImport })
      }),

    note: ({ id, token }, { badRows, ...counts }, state, noted) => {
      // What was noted stays where it is: a note that comes twice is the same note.
      const named = { $concatArrays: [{ $slice: ['$badRows', noted] }, { $literal: badRows.slice(noted) }] }
      const change = { ...counts, ...(badRows.length > noted ? { badRows: named } : {}), state, ...lease }
      return calls.change('imports', { q: { _id: id, token, state: 'Running' }, u: [{ $set: change }] })
    },

    of: id =>
      known(id).andThen(([found]) =>
        found ? okAsync(found.stockImport) : errAsync({ type: 'ImportNotFound' as const }),
      ),
  }
}
