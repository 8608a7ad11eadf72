import { deadMailsContract } from '../../../contracts/dead-mails.contract.js'
import { openOrders } from './open-orders.js'

describe('InMemoryDeadMails', () => {
  deadMailsContract(openOrders)
})
