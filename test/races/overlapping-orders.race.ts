import type { Item } from '../../src/domain/order/order-line.js'
import type { NonEmpty } from '../../src/domain/shared/non-empty.js'
import { anItem } from '../support/builders.js'
import { times } from '../support/times.js'
import { aRace } from './support/a-race.js'
import type { Faults } from './support/in-every-schedule.js'
import { seededRandom } from './support/seeded-turns.js'
import type { Adapt } from './support/service.js'

const SKUS = ['CAP', 'MUG', 'PEN', 'TEE']
const [ATTEMPTS, ACCOUNTS] = [120, 10]

/** Orders of up to four products, named in any order, for `share` of the units that they ask for together. */
export const overlappingOrders =
  (share: number) =>
  async (seed: number, adapt?: Adapt): Promise<Faults> => {
    const { keeper, start, account, buy, race, working, reconciling, finish } = aRace(seed, adapt)
    const random = seededRandom(seed)
    const orders = times(ATTEMPTS, () => someItems(random))
    for (const sku of SKUS) await keeper.stocked(sku, Math.floor(share * unitsOf(sku, orders)))
    const customers = await Promise.all(times(ACCOUNTS, account))
    const [shops, worker, reconciler] = [[start(), start()], start(), start()]

    const outcomes = await race(
      orders.map((items, n) => () => buy(shops[n % shops.length]!, customers[n % ACCOUNTS]!, items)),
      [working(worker, 100), reconciling(reconciler, 5)],
    )
    const refused = outcomes.filter(outcome => outcome.isErr()).length
    return [...(share >= 1 && refused > 0 ? [`${refused} orders refused of what there was`] : []), ...(await finish())]
  }

const someItems = (random: () => number): NonEmpty<Item> => {
  const drawn = times(1 + Math.floor(random() * SKUS.length), () =>
    anItem(SKUS[Math.floor(random() * SKUS.length)]!, 1 + Math.floor(random() * 3)),
  )
  return drawn as [Item, ...Item[]]
}

const unitsOf = (sku: string, orders: readonly NonEmpty<Item>[]) =>
  orders.flat().reduce((units, item) => (item.sku === sku ? units + item.quantity : units), 0)
