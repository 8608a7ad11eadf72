import { orderMailsContract } from '../../../contracts/order-mails.contract.js'
import { openOrders } from './open-orders.js'

describe('InMemoryOrderMails', () => {
  orderMailsContract(openOrders)
})
