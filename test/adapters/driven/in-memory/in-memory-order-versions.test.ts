import { orderVersionsContract } from '../../../contracts/order-versions.contract.js'
import { openOrders } from './open-orders.js'

describe('InMemoryOrderVersions', () => {
  orderVersionsContract(openOrders)
})
