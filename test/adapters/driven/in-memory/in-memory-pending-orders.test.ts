import { pendingOrdersContract } from '../../../contracts/pending-orders.contract.js'
import { openOrders } from './open-orders.js'

describe('InMemoryPendingOrders', () => {
  pendingOrdersContract(openOrders)
})
