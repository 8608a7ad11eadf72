import fc from 'fast-check'
import type { Item } from '../../../src/domain/order/order-line.js'
import type { NonEmpty } from '../../../src/domain/shared/non-empty.js'
import { MAX_QUANTITY } from '../../../src/domain/shared/quantity.js'
import { currency, quantity, sku } from '../../support/builders.js'

/** SKUs that are easily taken for one another, few enough to meet again. */
const someSku = fc.constantFrom('A', 'A1', 'A-1', 'A.1', 'A_1', 'a', '1', '11').map(sku)
export const someQuantity = fc.integer({ min: 1, max: MAX_QUANTITY }).map(quantity)
const someItem: fc.Arbitrary<Item> = fc.record({ sku: someSku, quantity: someQuantity })
export const someItems = fc
  .array(someItem, { minLength: 1, maxLength: 100 })
  .map(items => items as unknown as NonEmpty<Item>)

/** From nothing to the largest amount there is, and what lies about the square root of it. */
const someAmount = fc.oneof(
  fc.nat({ max: 100_000 }),
  fc.maxSafeNat(),
  fc.integer({ min: Number.MAX_SAFE_INTEGER - 2_000, max: Number.MAX_SAFE_INTEGER }),
)
export const someMoney = fc.record({ amount: someAmount, currency: fc.constant(currency('USD')) })

/** Whether an exact amount can be counted. */
export const isCountable = (amount: bigint): boolean => amount <= BigInt(Number.MAX_SAFE_INTEGER)
