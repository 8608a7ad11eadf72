import { stockLedgerContract } from '../../../contracts/stock-ledger.contract.js'
import { openStock } from './open-stock.js'

describe('InMemoryStockLedger', () => {
  stockLedgerContract(openStock)
})
