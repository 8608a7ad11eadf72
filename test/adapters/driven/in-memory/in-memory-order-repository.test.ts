import { orderRepositoryContract } from '../../../contracts/order-repository.contract.js'
import { openOrders } from './open-orders.js'

describe('InMemoryOrderRepository', () => {
  orderRepositoryContract(openOrders, { daysPass: true })
})
