import type { OrderId } from '../../../../domain/shared/ids.js'
import type { Sku } from '../../../../domain/shared/sku.js'
import type { AppError, Told } from '../http-refusal.js'
import { problemOf, typeOf } from './problem.js'
import type { ProblemJson } from './problem-json.js'
import type { ProblemKind } from './problem-kind.js'
import { PROBLEMS } from './problem-table.js'

type Type = AppError['type']
type Cases = { readonly [Name in Type]?: Told<Name> }

const REQUEST_ID = '1f6b2a04-8c52-4e0b-9d5e-0a7c3f1e6b29'
const SKU = 'TEAPOT-CAST-IRON' as Sku
const ORDER_ID = '019a7c1e-5d0a-7b63-9f41-2c8d6e0b7a15' as OrderId

/** A case of each problem whose advice speaks of more than its kind has. */
const CASES: Cases = {
  InsufficientStock: {
    type: 'InsufficientStock',
    shortages: [{ type: 'Shortage', sku: SKU, requested: 400, available: 40 }],
    replayed: false,
  },
  InvalidRequest: {
    type: 'InvalidRequest',
    faults: [{ pointer: '#/items/0/quantity', detail: 'A quantity is a whole number, 1–1000.' }],
  },
  OrderAlreadyDecided: { type: 'OrderAlreadyDecided', status: 'Processed' },
  OutcomeUnknown: { type: 'OutcomeUnknown', what: 'orders', orderId: ORDER_ID },
  AdjustmentOutOfRange: { type: 'AdjustmentOutOfRange', sku: SKU, quantity: -100, available: 40 },
  MalformedRows: { type: 'MalformedRows', faults: [{ pointer: '#', detail: 'The column “sku” is missing.' }] },
  NotReady: { type: 'NotReady', dependencies: { store: 'down', cache: 'up' } },
  WeakPassword: { type: 'WeakPassword', faults: [{ type: 'TooShort', minLength: 8 }] },
}

/** The problem as a client may read it. */
export const problemExample = (type: Type): ProblemJson => {
  const told = CASES[type]
  if (told) return JSON.parse(problemOf(told, REQUEST_ID).text) as ProblemJson
  const kind: ProblemKind = PROBLEMS[type]
  const { title, status, detail } = kind
  return { type: typeOf(kind), title, status, detail, instance: `urn:uuid:${REQUEST_ID}` }
}
