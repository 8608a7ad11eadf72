import { oneKey, oneKeyForTwoOrders } from './one-key.race.js'
import { inEverySchedule } from './support/in-every-schedule.js'

describe('Fifty attempts under one key', () => {
  inEverySchedule('get one order of the last unit, and the same answer each', 5, oneKey({ units: 1 }))
  inEverySchedule('get one order where there is plenty', 5, oneKey({ units: 100 }))
  inEverySchedule('get the same refusal each, and no order, when there is none', 5, oneKey({ units: 0 }))
  inEverySchedule('all get the order, or all the refusal, when stock arrives', 30, oneKey({ units: 0, arriving: 3 }))
  inEverySchedule('for two different orders get one of them', 20, oneKeyForTwoOrders)
})
