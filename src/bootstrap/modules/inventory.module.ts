import { ContainerModule } from 'inversify'
import { adjustStock } from '../../application/use-cases/adjust-stock.js'
import { checkImport } from '../../application/use-cases/check-import.js'
import { getImport } from '../../application/use-cases/get-import.js'
import { getStockItem } from '../../application/use-cases/get-stock-item.js'
import { importStock } from '../../application/use-cases/import-stock.js'
import { listAdjustments } from '../../application/use-cases/list-adjustments.js'
import { listInventory } from '../../application/use-cases/list-inventory.js'
import { putProduct } from '../../application/use-cases/put-product.js'
import { provider } from '../provide.js'
import { T } from '../tokens.js'

export const inventoryModule = new ContainerModule(({ bind }) => {
  const provide = provider(bind)
  const { importRegister: imports, ids, clock, background } = T

  provide(T.listInventory, listInventory, { levels: T.stockLevels })
  provide(T.getStockItem, getStockItem, { levels: T.stockLevels })
  provide(T.putProduct, putProduct, { administration: T.stockAdministration })
  provide(T.importStock, importStock, { imports, intake: T.stockIntake, ids, clock, background })
  provide(T.checkImport, checkImport, { intake: T.stockIntake, ids, clock })
  provide(T.getImport, getImport, { imports })
  provide(T.listAdjustments, listAdjustments, { journal: T.adjustmentJournal })
  provide(T.adjustStock, adjustStock, { administration: T.stockAdministration, ids: T.ids, clock: T.clock })
})
