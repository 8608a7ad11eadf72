import { orderBacklogContract } from '../../../contracts/order-backlog.contract.js'
import { openOrders } from './open-orders.js'

describe('InMemoryOrderBacklog', () => {
  orderBacklogContract(openOrders)
})
