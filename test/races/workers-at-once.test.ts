import { cancellingAgainstWorkers } from './cancelling-against-workers.race.js'
import { readdressingAgainstWorkers } from './readdressing-against-workers.race.js'
import { inEverySchedule } from './support/in-every-schedule.js'
import { workersAtOnce } from './workers-at-once.race.js'

describe('Several who decide the same order', () => {
  inEverySchedule(
    'sell it once and mail once, however often and in whatever order its message comes',
    20,
    workersAtOnce,
  )
  inEverySchedule('agree with the customer and the administrator who cancel it', 20, cancellingAgainstWorkers)
  inEverySchedule('mail to where an administrator was told in time that it goes', 20, readdressingAgainstWorkers)
})
