import { stockLevelsContract } from '../../../contracts/stock-levels.contract.js'
import { openStock } from './open-stock.js'

describe('InMemoryStockLevels', () => {
  stockLevelsContract(openStock)
})
