import type { Document } from 'mongodb'
import { MAX_QUANTITY } from '../../../domain/shared/quantity.js'
import { PLACED_STATUSES } from './documents/order-document.js'
import type { CollectionName } from './mongo-calls.js'

const text = { bsonType: 'string' }
const date = { bsonType: 'date' }
const whole = { bsonType: ['int', 'long', 'double'], multipleOf: 1 }
const count = { ...whole, minimum: 0 }

const schema = (required: readonly string[], properties: Document): Document => ({
  $jsonSchema: {
    bsonType: 'object',
    required: ['_id', 'schemaVersion', ...required],
    properties: { _id: text, schemaVersion: count, ...properties },
  },
})

const figures = { received: count, available: count, held: count, sold: count, holdCount: count, adjustSeq: count }

/**
 * The last guard, in the database itself: whatever writes, no figure is negative, and what was received is available, held
 * or sold. Loose in all else, so that builds of different versions can share a database.
 */
export const VALIDATORS: Readonly<Record<CollectionName, Document>> = {
  orders: schema(['status'], {
    status: { enum: [...PLACED_STATUSES, 'Refused', 'Abandoned'] },
    version: { ...whole, minimum: 1 },
    stock: { enum: ['held', 'due', 'done'] },
    totalAmount: count,
    requeues: count,
    dueAt: date,
    expiresAt: date,
    lines: {
      bsonType: 'array',
      minItems: 1,
      items: {
        bsonType: 'object',
        required: ['sku', 'quantity', 'unitPrice', 'hold'],
        properties: {
          sku: text,
          quantity: { ...whole, minimum: 1, maximum: MAX_QUANTITY },
          unitPrice: count,
          hold: text,
        },
      },
    },
  }),
  stock: {
    ...schema(['name', 'unitPrice', 'currency', 'active', ...Object.keys(figures), 'holds', 'adjustments'], {
      ...figures,
      name: text,
      unitPrice: count,
      currency: text,
      active: { bsonType: 'bool' },
      holds: { bsonType: 'object' },
      adjustments: { bsonType: 'array' },
      search: { bsonType: 'array', items: text },
      lowStockThreshold: count,
    }),
    $expr: { $eq: ['$received', { $add: ['$available', '$held', '$sold'] }] },
  },
  adjustments: schema(['sku', 'entry'], { sku: text }),
  imports: schema(['by', 'fingerprint', 'state', 'leaseUntil'], {
    by: text,
    fingerprint: text,
    state: { enum: ['Running', 'Interrupted', 'Done'] },
    leaseUntil: date,
    expiresAt: date,
  }),
  accounts: schema(['email', 'passwordHash', 'role', 'disabled'], {
    email: text,
    passwordHash: text,
    role: { enum: ['customer', 'admin'] },
    disabled: { bsonType: 'bool' },
    emailVerified: { bsonType: 'bool' },
    links: { bsonType: 'object' },
  }),
  sessions: schema(['userId', 'generation', 'expiresAt'], {
    userId: text,
    generation: count,
    expiresAt: date,
    revokedAt: date,
  }),
  deadLetters: schema(['state', 'body', 'firstSeen'], {
    state: { enum: ['waiting', 'redriven'] },
    body: text,
    firstSeen: date,
    expiresAt: date,
  }),
}
