import { z } from 'zod'
import { parseSku, SKU_PATTERN } from '../../../../domain/shared/sku.js'
import { parsed } from './parsed.js'

const MESSAGE = 'A SKU is 1–64 of `[A-Za-z0-9._-]`, beginning with a letter or digit.'

export const sku = parsed(
  z.string().regex(SKU_PATTERN, MESSAGE).meta({ description: MESSAGE, example: 'LAMP-BRASS' }),
  parseSku,
  MESSAGE,
)
