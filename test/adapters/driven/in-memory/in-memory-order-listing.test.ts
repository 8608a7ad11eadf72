import { orderListingContract } from '../../../contracts/order-listing.contract.js'
import { openOrders } from './open-orders.js'

describe('InMemoryOrderListing', () => {
  orderListingContract(openOrders)
})
