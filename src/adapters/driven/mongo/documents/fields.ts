import { z } from 'zod'
import { instant } from '../../../../domain/shared/instant.js'
import type { Currency } from '../../../../domain/shared/money.js'
import { MAX_QUANTITY, type Quantity } from '../../../../domain/shared/quantity.js'
import { SKU_PATTERN, type Sku } from '../../../../domain/shared/sku.js'

/** A string that the service made itself, as the branded type it had then. */
export const branded = <T extends string>() =>
  z
    .string()
    .min(1)
    .transform(text => text as T)

export const skuField = z
  .string()
  .regex(SKU_PATTERN)
  .transform(text => text as Sku)
export const quantityField = z
  .int()
  .min(1)
  .max(MAX_QUANTITY)
  .transform(units => units as Quantity)
export const currencyField = z
  .string()
  .length(3)
  .transform(code => code as Currency)
/** In minor units. */
export const amountField = z.int().min(0)
export const countField = z.int().min(0)
export const timeField = z.date().transform(date => instant(date.getTime()))
