import { lateCopies } from './late-copies.race.js'
import { lateRecords } from './late-records.race.js'
import { inEverySchedule } from './support/in-every-schedule.js'

describe('Orders that are recorded long after their stock was held', () => {
  inEverySchedule('keep the stock that they name, or are not there', 20, lateRecords)
})

describe('Writes to the stock that land again, long after', () => {
  inEverySchedule('neither take, nor sell, nor give back anything for good', 10, lateCopies)
})
