import { inMemoryOrderChanges } from '../../../../src/adapters/driven/in-memory/in-memory-order-changes.js'
import { orderChangesContract } from '../../../contracts/order-changes.contract.js'

describe('InMemoryOrderChanges', () => {
  orderChangesContract(async () => {
    const changes = inMemoryOrderChanges()
    return { here: changes, there: changes, settled: async () => undefined }
  })
})
