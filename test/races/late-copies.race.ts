import { T } from '../../src/bootstrap/tokens.js'
import { anItem } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { faultsIn } from './support/faults.js'
import type { Faults } from './support/in-every-schedule.js'
import { replace } from './support/replace.js'
import { seededRandom } from './support/seeded-turns.js'
import { aService, type Adapt } from './support/service.js'
import { stepByStep, type Around } from './support/step-by-step.js'

const STOCK_WRITES = new Set(['hold', 'sell', 'release'])
const ORDERS = 6

/** Whatever was sent to the stock lands once more, long after it was answered, in any order. */
export const lateCopies = async (seed: number, adapt: Adapt = () => undefined): Promise<Faults> => {
  const late: (() => PromiseLike<unknown>)[] = []
  const keepingCopies: Around = async (name, call) => {
    if (STOCK_WRITES.has(name)) late.push(call)
    return call()
  }
  const { account, keeper, buy, repair, evidence } = aService(container => {
    adapt(container)
    replace(container, T.stock, stock => stepByStep(stock, keepingCopies))
  })
  await keeper.stocked('MUG', 20)
  const customer = await account()
  const placed = await Promise.all(times(ORDERS, async () => valueOf(await buy(keeper, customer, [anItem('MUG', 2)]))))
  for (const { order } of placed.slice(ORDERS / 2)) await valueOf(keeper.cancel(customer, order.id))
  await repair()

  for (const land of shuffled(late, seededRandom(seed))) await land()
  await repair()
  return faultsIn(evidence())
}

const shuffled = <T>(all: readonly T[], random: () => number): T[] =>
  all
    .map(each => ({ each, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => each)
