import { adjustmentJournalContract } from '../../../contracts/adjustment-journal.contract.js'
import { openStock } from './open-stock.js'

describe('InMemoryAdjustmentJournal', () => {
  adjustmentJournalContract(openStock)
})
