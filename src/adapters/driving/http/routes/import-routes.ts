import { errAsync } from 'neverthrow'
import { z } from 'zod'
import type { HttpPorts } from '../http-ports.js'
import { uploadPart } from '../imports/upload-part.js'
import {
  dryRunQuery,
  importId,
  importJson,
  importReportJson,
  importReportText,
  importText,
} from '../json/import-json.js'
import { keyPart, pathPart, queryPart } from '../request-part.js'
import { idempotencyReplayed } from '../json/idempotency-key.js'
import { guardedRoute, type Route } from '../route.js'

type Ports = Pick<HttpPorts, 'importStock' | 'checkImport' | 'getImport'>

/** ms: 16 MB at 1.1 Mbit/s. */
const UPLOAD_TIME = 120_000

const LOCATION = z.string().meta({ description: 'Where the import is read.' })

const NO_KEY = {
  type: 'InvalidRequest',
  faults: [{ header: 'Idempotency-Key', detail: 'An import needs a key: under it, it can be sent again.' }],
} as const

export const importRoutes = ({ importStock, checkImport, getImport }: Ports): readonly Route[] => [
  guardedRoute({
    method: 'post',
    path: '/api/inventory/imports',
    summary: 'Take products and their stock by the thousand, or check what would come of it',
    limit: 'admin',
    arrivesWithin: UPLOAD_TIME,
    who: 'admin',
    takes: { query: queryPart(z.strictObject({ dryRun: dryRunQuery })), key: keyPart, upload: uploadPart },
    answers: {
      200: {
        description:
          'The report of a dry run; or the import, which was done before. Only an import has an `importId`, and only its answer a `Location`.',
        json: z.union([importReportJson, importJson]),
        headers: z.object({ Location: LOCATION.optional(), 'Idempotency-Replayed': idempotencyReplayed }),
      },
      202: {
        description: 'The import is under way: `Location` tells how far it has come.',
        json: importJson,
        headers: z.object({
          Location: LOCATION,
          'Idempotency-Replayed': idempotencyReplayed,
        }),
      },
    },
    refusals: ['Forbidden', 'InvalidRequest', 'KeyReused', 'Unavailable', 'OutcomeUnknown'],
    handle: ({ by, query: { dryRun }, key, upload }) => {
      if (dryRun) return checkImport({ by, upload }).map(report => ({ status: 200, text: importReportText(report) }))
      if (key === undefined) return errAsync(NO_KEY).orTee(upload.discard)
      return importStock({ by, key, upload }).map(({ stockImport, replayed }) => ({
        status: stockImport.state === 'Done' ? 200 : 202,
        text: importText(stockImport),
        headers: {
          Location: `/api/inventory/imports/${stockImport.id}`,
          ...(replayed ? { 'Idempotency-Replayed': 'true' } : {}),
        },
      }))
    },
  }),
  guardedRoute({
    method: 'get',
    path: '/api/inventory/imports/:id',
    summary: 'How far an import has come, and which of its rows were bad',
    limit: 'admin',
    who: 'admin',
    takes: { id: pathPart('id', importId, { type: 'ImportNotFound' }) },
    answers: { 200: { description: 'The import.', json: importJson } },
    refusals: ['Forbidden', 'ImportNotFound', 'Unavailable'],
    handle: ({ by, id }) => getImport({ by, importId: id }).map(found => ({ status: 200, text: importText(found) })),
  }),
]
