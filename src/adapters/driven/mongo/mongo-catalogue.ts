import { ResultAsync } from 'neverthrow'
import type { Unavailable } from '../../../application/errors.js'
import type { Catalogue } from '../../../application/ports/driven/catalogue.js'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { Sku } from '../../../domain/shared/sku.js'
import type { Product } from '../../../domain/stock/product.js'
import { recentReads } from '../../support/recent-reads.js'
import { PRODUCT_FIELDS, productFormat } from './documents/stock-document.js'
import { productIn } from './documents/stock-mapping.js'
import { documentReader } from './documents/versioned.js'
import { findLane } from './lanes/find-lane.js'
import type { LaneSettings } from './lanes/lane.js'
import type { MongoCalls } from './mongo-calls.js'

type Options = Readonly<{ calls: MongoCalls; clock: Clock; lanes: LaneSettings }>

/** Holding checks price and activity again: what is older only costs a second try, ms. */
const KEPT_FOR = 5_000
/** What is asked for all the time is read before it is too old, so that no order waits for it, ms. */
const RENEWED_AFTER = 2_500

export const mongoCatalogue = ({ calls, clock, lanes }: Options): Catalogue => {
  const find = findLane('stock', calls, documentReader(productFormat, calls.unreadable), lanes, PRODUCT_FIELDS)

  const recent = recentReads({
    read: (sku: Sku) => find(sku),
    worthKeeping: product => product !== undefined,
    keptFor: KEPT_FOR,
    renewedAfter: RENEWED_AFTER,
    elapsed: () => clock.elapsed(),
  })

  const productsFrom =
    (source: typeof recent.of) =>
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

  return { products: productsFrom(recent.of), currentProducts: productsFrom(recent.anew) }
}
