import { orderViewsContract } from '../../../contracts/order-views.contract.js'
import { openOrders } from './open-orders.js'

describe('InMemoryOrderViews', () => {
  orderViewsContract(openOrders)
})
