import type { Money } from '../shared/money.js'
import type { Sku } from '../shared/sku.js'

/** What is sold under a SKU, and whether it is sold at all (`active`). */
export type Product = Readonly<{ sku: Sku; name: string; unitPrice: Money; active: boolean }>
