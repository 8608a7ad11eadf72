import { sameMoney } from '../shared/money.js'
import type { StockRule } from './stock-item.js'

const stillSold: StockRule = ({ product }) => (product.active ? undefined : { type: 'PriceChanged', sku: product.sku })

const atThisPrice: StockRule = ({ product }, { unitPrice }) =>
  sameMoney(product.unitPrice, unitPrice) ? undefined : { type: 'PriceChanged', sku: product.sku }

const roomForOneMoreHold =
  (capacity: number): StockRule =>
  ({ product, holds }) =>
    holds.size < capacity ? undefined : { type: 'AtCapacity', sku: product.sku }

const inStock: StockRule = ({ product, available }, { quantity }) =>
  available >= quantity ? undefined : { type: 'Shortage', sku: product.sku, requested: quantity, available }

/** `capacity`: how many orders may hold one SKU at once. */
export const stockPolicy = (capacity: number): StockRule => {
  const rules: readonly StockRule[] = [stillSold, atThisPrice, roomForOneMoreHold(capacity), inStock]
  return (item, claim) => rules.map(rule => rule(item, claim)).find(refusal => refusal !== undefined)
}
