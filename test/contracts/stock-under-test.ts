import { expect } from 'chai'
import type { AdjustmentJournal } from '../../src/application/ports/driven/adjustment-journal.js'
import type { Catalogue } from '../../src/application/ports/driven/catalogue.js'
import type { StockAdministration } from '../../src/application/ports/driven/stock-administration.js'
import type { StockIntake } from '../../src/application/ports/driven/stock-intake.js'
import type { StockLedger } from '../../src/application/ports/driven/stock-ledger.js'
import type { StockLevel, StockLevels } from '../../src/application/ports/driven/stock-levels.js'
import type { Product } from '../../src/domain/stock/product.js'
import type { Sku } from '../../src/domain/shared/sku.js'
import { aProduct, aUserId } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import { sequentialIds } from '../support/sequential-ids.js'
import { SOME_DAY } from '../support/stepped-clock.js'

/** The ports to one and the same stock, in which `capacity` orders may hold one SKU at once. */
export type StockUnderTest = Readonly<{
  ledger: StockLedger
  administration: StockAdministration
  levels: StockLevels
  catalogue: Catalogue
  journal: AdjustmentJournal
  intake: StockIntake
  capacity: number
  passTime: (ms: number) => Promise<void>
}>
export type OpenStock = () => Promise<StockUnderTest>

const ids = sequentialIds()

export const anAdjustment = (sku: Sku, quantity: number) => ({
  id: ids.freshAdjustmentId(),
  sku,
  quantity,
  reason: 'delivery',
  by: aUserId(),
  at: SOME_DAY,
})

/** A product of which so many units have come. */
export const stocked = async (
  { administration }: Pick<StockUnderTest, 'administration'>,
  units: number,
  product: Product = aProduct(),
): Promise<Product> => {
  await valueOf(administration.put({ ...product }))
  if (units > 0) await valueOf(administration.adjust(anAdjustment(product.sku, units)))
  return product
}

export const levelOf = ({ levels }: Pick<StockUnderTest, 'levels'>, sku: Sku): Promise<StockLevel> =>
  valueOf(levels.of(sku))

export const figuresOf = async (
  stock: Pick<StockUnderTest, 'levels'>,
  sku: Sku,
): Promise<Omit<StockLevel, 'product'>> => {
  const { product: _, ...figures } = await levelOf(stock, sku)
  return figures
}

export const allLevels = async (levels: StockLevels): Promise<readonly StockLevel[]> =>
  (await valueOf(levels.list({ limit: 1_000 }))).levels

/** `received = available + held + sold`, all ≥ 0, of every SKU. */
export const expectConserved = async ({ levels }: Pick<StockUnderTest, 'levels'>): Promise<void> => {
  for (const { product, received, available, held, sold } of await allLevels(levels)) {
    expect(received, product.sku).to.equal(available + held + sold)
    expect(Math.min(available, held, sold), product.sku).to.be.at.least(0)
  }
}
