/** Who carries out an import and notes nothing for so long has left it, ms: a batch takes a fraction of that. */
export const IMPORT_LEASE = 10_000
