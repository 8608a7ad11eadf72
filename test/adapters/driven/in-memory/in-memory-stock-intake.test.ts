import { stockIntakeContract } from '../../../contracts/stock-intake.contract.js'
import { openStock } from './open-stock.js'

describe('InMemoryStockIntake', () => {
  stockIntakeContract(openStock)
})
