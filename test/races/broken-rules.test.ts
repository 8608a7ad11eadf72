import { expect } from 'chai'
import { cancellingAgainstWorkers } from './cancelling-against-workers.race.js'
import { everyStep, STORIES } from './every-step.race.js'
import { lastUnits } from './last-units.race.js'
import { lateCopies } from './late-copies.race.js'
import { oneKey } from './one-key.race.js'
import { readdressingAgainstWorkers } from './readdressing-against-workers.race.js'
import { loggingOutWhileRefreshing } from './refreshing.race.js'
import { BROKEN_ORDERS } from './support/broken-orders.js'
import { BROKEN_SESSIONS } from './support/broken-sessions.js'
import { BROKEN_STOCK } from './support/broken-stock.js'
import type { Failure } from './support/failing.js'
import type { Faults } from './support/in-every-schedule.js'
import type { Adapt } from './support/service.js'
import { workersAtOnce } from './workers-at-once.race.js'

type Race = (seed: number, adapt: Adapt) => Promise<Faults>
type Rule = keyof typeof BROKEN

const BROKEN = { ...BROKEN_STOCK, ...BROKEN_ORDERS, ...BROKEN_SESSIONS }

/** The n-th schedule is the one in which the n-th call fails. */
const failingAt =
  (story: keyof typeof STORIES, failure: Failure): Race =>
  async (nth, adapt) =>
    (await everyStep(STORIES[story], failure)(nth, adapt)).faults

const crash: Failure = { kind: 'crash', moment: 'before' }
const stall: Failure = { kind: 'stall', moment: 'before' }

/** The race in which each rule is needed, and what becomes of those who do not keep it. */
const FOUND: Readonly<Record<Rule, readonly [race: Race, fault: RegExp]>> = {
  'a hold that does not ask what is there': [lastUnits({ accounts: 5, attempts: 30, units: 5 }), /oversold/],
  'one nonce for every hold': [lateCopies, /sold, and/],
  'a sale that does not ask for the nonce': [workersAtOnce, /sold, and/],
  'a release that does not ask for the nonce': [cancellingAgainstWorkers, /-\d+ held/],
  'nobody who looks after old holds': [failingAt('placing an order of two products', crash), /held for ever/],
  'an order recorded over what is there': [oneKey({ units: 1 }), /fresh answers/],
  'a tidy that gives back what the order names': [workersAtOnce, /0 sold, and|sold, and/],
  'an undo when nobody knows whether it was recorded': [failingAt('placing an order of one product', crash), /0 sold/],
  'a release without a tombstone': [failingAt('placing an order of two products', stall), /sold, and/],
  "a key's tombstone that expires": [failingAt('placing under a key', crash), /orders for 1 attempts/],
  'a refusal under a key that leaves no document': [oneKey({ units: 0, arriving: 3 }), /a refusal/],
  'a decision that does not ask for the version': [cancellingAgainstWorkers, /decided twice/],
  'a decision that does not ask where its mail goes': [readdressingAgainstWorkers, /mailed to/],
  'a mail that is claimed without asking whether it may be': [cancellingAgainstWorkers, /mails came again/],
  'nobody who looks after what is due': [failingAt('placing an order of one product', crash), /never decided/],
  'a session saved over what is there': [loggingOutWhileRefreshing, /signed in/],
}
const SCHEDULES = 30

describe('The races find every broken rule', () => {
  for (const [rule, adapt] of Object.entries(BROKEN) as [Rule, Adapt][]) {
    it(rule, async () => {
      const [race, fault] = FOUND[rule]
      const found: string[] = []
      for (let seed = 1; seed <= SCHEDULES; seed += 1) {
        found.push(...(await race(seed, adapt)))
        if (found.some(each => fault.test(each))) return
      }
      expect.fail(`not found: ${fault.source}; only: ${[...new Set(found)].join('; ')}`)
    })
  }
})
