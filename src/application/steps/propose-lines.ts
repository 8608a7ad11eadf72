import type { ResultAsync } from 'neverthrow'
import type { OrderRefusal } from '../../domain/order/order-errors.js'
import { priced, type Item, type PricedLine } from '../../domain/order/order-line.js'
import type { OrderPolicy } from '../../domain/order/order-policy.js'
import type { NonEmpty } from '../../domain/shared/non-empty.js'
import type { Sku } from '../../domain/shared/sku.js'
import type { Product } from '../../domain/stock/product.js'
import type { Unavailable } from '../errors.js'
import type { Catalogue } from '../ports/driven/catalogue.js'

/** The lines with today's names and prices, if the policy lets them be ordered. */
export const proposeLines = (catalogue: Catalogue, policy: OrderPolicy) => {
  const propose = (wanted: NonEmpty<Item>) => (products: ReadonlyMap<Sku, Product>) =>
    priced(wanted, products).andThen(lines => policy(lines, products))

  const current = (wanted: NonEmpty<Item>): ResultAsync<NonEmpty<PricedLine>, OrderRefusal | Unavailable> =>
    catalogue.currentProducts(skusOf(wanted)).andThen(propose(wanted))

  // A cached catalogue may be behind: nobody is refused because of it.
  const cached = (wanted: NonEmpty<Item>): ResultAsync<NonEmpty<PricedLine>, OrderRefusal | Unavailable> =>
    catalogue
      .products(skusOf(wanted))
      .andThen(propose(wanted))
      .orElse(() => current(wanted))

  return { cached, current }
}

const skusOf = (items: NonEmpty<Item>) => items.map(item => item.sku)
