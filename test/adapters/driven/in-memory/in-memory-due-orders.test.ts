import { dueOrdersContract } from '../../../contracts/due-orders.contract.js'
import { openOrders } from './open-orders.js'

describe('InMemoryDueOrders', () => {
  dueOrdersContract(openOrders)
})
