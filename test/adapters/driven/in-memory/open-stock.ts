import { inMemoryAdjustmentJournal } from '../../../../src/adapters/driven/in-memory/in-memory-adjustment-journal.js'
import { inMemoryCatalogue } from '../../../../src/adapters/driven/in-memory/in-memory-catalogue.js'
import { inMemoryStockAdministration } from '../../../../src/adapters/driven/in-memory/in-memory-stock-administration.js'
import { inMemoryStockIntake } from '../../../../src/adapters/driven/in-memory/in-memory-stock-intake.js'
import { inMemoryStockLedger } from '../../../../src/adapters/driven/in-memory/in-memory-stock-ledger.js'
import { inMemoryStockLevels } from '../../../../src/adapters/driven/in-memory/in-memory-stock-levels.js'
import { inMemoryStockStore } from '../../../../src/adapters/driven/in-memory/in-memory-stock-store.js'
import { stockPolicy } from '../../../../src/domain/stock/stock-policy.js'
import { sequentialNonces } from '../../../support/sequential-ids.js'
import { steppedClock } from '../../../support/stepped-clock.js'

const capacity = 60

/** The ports to one new in-memory stock, whose time passes only when it is told. */
export const openStock = async () => {
  const clock = steppedClock()
  const store = inMemoryStockStore()
  return {
    ledger: inMemoryStockLedger({ store, clock, nonce: sequentialNonces(), policy: stockPolicy(capacity) }),
    administration: inMemoryStockAdministration(store),
    levels: inMemoryStockLevels(store),
    catalogue: inMemoryCatalogue(store),
    intake: inMemoryStockIntake(store),
    journal: inMemoryAdjustmentJournal(store),
    capacity,
    passTime: async (ms: number) => {
      clock.advance(ms)
    },
  }
}
