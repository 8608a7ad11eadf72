import { okAsync, ResultAsync } from 'neverthrow'
import type { Unavailable } from '../../../application/errors.js'
import type { Catalogue } from '../../../application/ports/driven/catalogue.js'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { Sku } from '../../../domain/shared/sku.js'
import type { Product } from '../../../domain/stock/product.js'
import { PRODUCT_FIELDS, productFormat, type StoredProduct } from './documents/stock-document.js'
import { productIn } from './documents/stock-mapping.js'
import { documentReader } from './documents/versioned.js'
import { findLane } from './lanes/find-lane.js'
import type { LaneSettings } from './lanes/lane.js'
import type { MongoCalls } from './mongo-calls.js'

type Options = Readonly<{ calls: MongoCalls; clock: Clock; lanes: LaneSettings }>
type Known = Readonly<{ product: StoredProduct; since: number }>

/** Holding checks price and activity again: what is older only costs a second try, ms. */
const KEPT = 3_000

export const mongoCatalogue = ({ calls, clock, lanes }: Options): Catalogue => {
  const known = new Map<Sku, Known>()
  const find = findLane('stock', calls, documentReader(productFormat, calls.unreadable), lanes, PRODUCT_FIELDS)

  const current = (sku: Sku): ResultAsync<StoredProduct | undefined, Unavailable> => {
    const since = clock.elapsed()
    return find(sku).map(product => {
      if (product) known.set(sku, { product, since })
      else known.delete(sku)
      return product
    })
  }

  const lately = (sku: Sku): ResultAsync<StoredProduct | undefined, Unavailable> => {
    const entry = known.get(sku)
    return entry && clock.elapsed() - entry.since < KEPT ? okAsync(entry.product) : current(sku)
  }

  const productsFrom =
    (source: typeof current) =>
    (skus: readonly Sku[]): ResultAsync<ReadonlyMap<Sku, Product>, Unavailable> =>
      ResultAsync.combine(skus.map(source)).map(
        found =>
          new Map(
            found.flatMap((stored, index) => {
              const sku = skus[index]
              return stored && sku ? [[sku, productIn(sku, stored)] as const] : []
            }),
          ),
      )

  return { products: productsFrom(lately), currentProducts: productsFrom(current) }
}
