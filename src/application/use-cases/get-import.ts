import type { ImportRegister } from '../ports/driven/import-register.js'
import type { GetImport } from '../ports/driving/get-import.js'
import { asAdmin } from '../steps/as-admin.js'

export const getImport =
  ({ imports }: Readonly<{ imports: ImportRegister }>): GetImport =>
  ({ by, importId }) =>
    asAdmin(by).asyncAndThen(() => imports.of(importId))
