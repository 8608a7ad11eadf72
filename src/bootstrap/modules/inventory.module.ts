import { ContainerModule } from 'inversify'
import { adjustStock } from '../../application/use-cases/adjust-stock.js'
import { getStockItem } from '../../application/use-cases/get-stock-item.js'
import { listInventory } from '../../application/use-cases/list-inventory.js'
import { putProduct } from '../../application/use-cases/put-product.js'
import { T } from '../tokens.js'

export const inventoryModule = new ContainerModule(({ bind }) => {
  bind(T.listInventory)
    .toResolvedValue(levels => listInventory({ levels }), [T.stockLevels])
    .inSingletonScope()
  bind(T.getStockItem)
    .toResolvedValue(levels => getStockItem({ levels }), [T.stockLevels])
    .inSingletonScope()
  bind(T.putProduct)
    .toResolvedValue(administration => putProduct({ administration }), [T.stockAdministration])
    .inSingletonScope()
  bind(T.adjustStock)
    .toResolvedValue(
      (administration, ids, clock) => adjustStock({ administration, ids, clock }),
      [T.stockAdministration, T.ids, T.clock],
    )
    .inSingletonScope()
})
