import { stockAdministrationContract } from '../../../contracts/stock-administration.contract.js'
import { openStock } from './open-stock.js'

describe('InMemoryStockAdministration', () => {
  stockAdministrationContract(openStock)
})
