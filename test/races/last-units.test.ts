import { lastUnits } from './last-units.race.js'
import { overlappingOrders } from './overlapping-orders.race.js'
import { inEverySchedule } from './support/in-every-schedule.js'

describe('Many who buy at once', () => {
  const crowd = { accounts: 20, attempts: 1_000, units: 100 }
  inEverySchedule('get 100 orders for 100 units, of 1,000 attempts by 20 accounts', 1, lastUnits(crowd))
  inEverySchedule('are never refused what there is, whichever products their orders share', 3, overlappingOrders(1))
  inEverySchedule('leave nothing held and nothing oversold of what there is too little of', 3, overlappingOrders(0.5))
})
