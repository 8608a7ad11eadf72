import type { ImportRow, UploadedRows } from '../../src/application/ports/driving/import-stock.js'

/** These rows as if they had been uploaded. */
export const uploadOf = (rows: readonly ImportRow[]): UploadedRows & Readonly<{ discarded: () => boolean }> => {
  let discarded = false
  return {
    fingerprint: JSON.stringify(rows),
    rows: async function* () {
      yield* rows
    },
    discard: async () => {
      discarded = true
    },
    discarded: () => discarded,
  }
}
