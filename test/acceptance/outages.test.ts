import { expect } from 'chai'
import { T } from '../../src/bootstrap/tokens.js'
import { aWorld } from '../support/world.js'
import { aDayInTheShop, expectPromisesKept, openShop } from './a-day-in-the-shop.js'
import { NO_ANSWER, READ, target, WRITE, type Strike } from './strike.js'

const TARGETS = [
  target(T.orders, 'decisionOf', READ),
  target(T.orders, 'record', WRITE),
  target(T.orders, 'refuse', WRITE),
  target(T.orders, 'abandon', WRITE),
  target(T.orders, 'visibleTo', READ),
  target(T.orders, 'save', WRITE),
  target(T.dueOrders, 'find', READ),
  target(T.dueOrders, 'claimDue', READ),
  target(T.dueOrders, 'markPublished', WRITE),
  target(T.dueOrders, 'putBack', WRITE),
  target(T.dueOrders, 'claimMail', WRITE),
  target(T.dueOrders, 'mark', WRITE),
  target(T.stock, 'hold', WRITE),
  target(T.stock, 'sell', WRITE),
  target(T.stock, 'release', WRITE),
  target(T.stock, 'oldHolds', READ),
  target(T.stockAdministration, 'fileAdjustments', WRITE),
  target(T.catalogue, 'products', READ),
  target(T.catalogue, 'currentProducts', READ),
  target(T.accounts, 'byId', READ),
  target(T.publisher, 'publish', WRITE),
  target(T.plainMailer, 'send', NO_ANSWER),
]

/** After so many calls of one method a day only repeats itself. */
const ENOUGH = 12

describe('a call that goes wrong, whichever it is, breaks no promise', () => {
  const survives = async ({ prepare, arm, hasStruck }: Strike) => {
    const world = aWorld(prepare)
    const people = await openShop(world)
    arm()
    const day = await aDayInTheShop(world, people)
    await expectPromisesKept(world, people, day)
    return hasStruck()
  }

  for (const { name, strike, faults } of TARGETS)
    for (const fault of faults)
      it(`${name}: ${fault}`, async () => {
        let nth = 1
        try {
          while (nth <= ENOUGH && (await survives(strike(fault, nth)))) nth += 1
        } catch (error) {
          throw new Error(`call ${nth}`, { cause: error })
        }
        expect(nth, 'calls that went wrong').to.be.above(1)
      })
})
