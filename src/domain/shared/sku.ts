import { err, ok, type Result } from 'neverthrow'
import type { Brand } from './brand.js'

/** A stock-keeping unit: 1–64 of `[A-Za-z0-9._-]`, beginning with a letter or digit. */
export type Sku = Brand<string, 'Sku'>
export type InvalidSku = Readonly<{ type: 'InvalidSku' }>

export const SKU_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

export const parseSku = (text: string): Result<Sku, InvalidSku> =>
  SKU_PATTERN.test(text) ? ok(text as Sku) : err({ type: 'InvalidSku' })
