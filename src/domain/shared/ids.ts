import { err, ok, type Result } from 'neverthrow'
import type { Brand } from './brand.js'

export type OrderId = Brand<string, 'OrderId'>
export type UserId = Brand<string, 'UserId'>
export type EventId = Brand<string, 'EventId'>
export type AdjustmentId = Brand<string, 'AdjustmentId'>
export type ImportId = Brand<string, 'ImportId'>
export type SessionId = Brand<string, 'SessionId'>
/** The name of one hold on one SKU: fresh for every send, so that a hold can be sold or released only once. */
export type HoldNonce = Brand<string, 'HoldNonce'>
/** The name of one claim on a mail: only who carries it may say what became of the mail. */
export type ClaimToken = Brand<string, 'ClaimToken'>
/** A client's name for one attempt: 8–128 visible ASCII characters (draft-ietf-httpapi-idempotency-key-header). */
export type IdempotencyKey = Brand<string, 'IdempotencyKey'>

export type InvalidOrderId = Readonly<{ type: 'InvalidOrderId' }>
export type InvalidIdempotencyKey = Readonly<{ type: 'InvalidIdempotencyKey' }>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const VERSION_DIGIT = 14

/** An order id is a lower-case UUID (RFC 9562); only the server makes them. */
export const parseOrderId = (text: string): Result<OrderId, InvalidOrderId> =>
  UUID.test(text) ? ok(text as OrderId) : err({ type: 'InvalidOrderId' })

/** Ids made from an Idempotency-Key are UUIDv8, all others UUIDv7 (ADR 0003). */
export const madeFromKey = (id: OrderId): boolean => id[VERSION_DIGIT] === '8'

export const parseIdempotencyKey = (text: string): Result<IdempotencyKey, InvalidIdempotencyKey> =>
  /^[\x21-\x7e]{8,128}$/.test(text) ? ok(text as IdempotencyKey) : err({ type: 'InvalidIdempotencyKey' })
