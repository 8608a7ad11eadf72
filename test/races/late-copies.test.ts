import { lateCopies } from './late-copies.race.js'
import { inEverySchedule } from './support/in-every-schedule.js'

describe('Writes to the stock that land again, long after', () => {
  inEverySchedule('neither take, nor sell, nor give back anything for good', 10, lateCopies)
})
