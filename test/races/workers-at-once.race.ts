import { anItem } from '../support/builders.js'
import { times } from '../support/times.js'
import { valueOf } from '../support/outcome-of.js'
import { aRace } from './support/a-race.js'
import type { Faults } from './support/in-every-schedule.js'
import type { Adapt } from './support/service.js'

const ORDERS = 6

/** Each order's message comes to two workers, and once more to each, in any order, while two reconcilers look. */
export const workersAtOnce = async (seed: number, adapt?: Adapt): Promise<Faults> => {
  const { keeper, start, account, buy, race, turn, working, reconciling, finish } = aRace(seed, adapt)
  await keeper.stocked('MUG', 20)
  await keeper.stocked('TEE', 20)
  const customer = await account()
  const shop = start()
  const placed = await Promise.all(
    times(ORDERS, async () => valueOf(await buy(shop, customer, [anItem('MUG', 2), anItem('TEE')]))),
  )
  const [workers, reconcilers] = [
    [start(), start()],
    [start(), start()],
  ]
  const copies = workers.flatMap(worker => [worker, worker])
  const delivered = copies.flatMap(worker =>
    placed.map(({ order }) => async () => {
      await turn()
      await valueOf(worker.deliver(order.id))
    }),
  )
  await race(delivered, [
    ...workers.map(worker => working(worker, 3)),
    ...reconcilers.map(reconciler => reconciling(reconciler, 4)),
  ])

  const faults = await finish()
  for (const { order } of placed) await valueOf(keeper.deliver(order.id))
  return [...faults, ...(await finish())]
}
