import { err, ok, type Result } from 'neverthrow'
import type { Brand } from './brand.js'

/** How many units of one SKU an order line asks for: a whole number, 1–1,000. */
export type Quantity = Brand<number, 'Quantity'>
export type InvalidQuantity = Readonly<{ type: 'InvalidQuantity'; quantity: number }>

export const MAX_QUANTITY = 1_000

export const parseQuantity = (value: number): Result<Quantity, InvalidQuantity> =>
  Number.isInteger(value) && value >= 1 && value <= MAX_QUANTITY
    ? ok(value as Quantity)
    : err({ type: 'InvalidQuantity', quantity: value })
