import { loggingOutWhileRefreshing, refreshing } from './refreshing.race.js'
import { inEverySchedule } from './support/in-every-schedule.js'

describe('A session at many hands', () => {
  inEverySchedule('goes on with one successor when its refresh token is spent a hundred times at once', 5, refreshing)
  inEverySchedule('is over once somebody logs out, whoever is refreshing it', 20, loggingOutWhileRefreshing)
})
