import type { StockLevel } from '../../../../application/ports/driven/stock-levels.js'
import type { Sku } from '../../../../domain/shared/sku.js'
import type { Product } from '../../../../domain/stock/product.js'
import type { StoredLevel, StoredProduct } from './stock-document.js'

export const productIn = (sku: Sku, { name, unitPrice, currency, active }: StoredProduct): Product => ({
  sku,
  name,
  unitPrice: { amount: unitPrice, currency },
  active,
})

export const levelIn = (sku: Sku, stored: StoredLevel): StockLevel => {
  const { received, available, held, sold, lowStockThreshold } = stored
  const watched = lowStockThreshold === undefined ? {} : { lowStockThreshold }
  return { product: productIn(sku, stored), received, available, held, sold, ...watched }
}
