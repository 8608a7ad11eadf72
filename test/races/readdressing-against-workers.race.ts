import { T } from '../../src/bootstrap/tokens.js'
import { anItem } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { aRace } from './support/a-race.js'
import type { Faults } from './support/in-every-schedule.js'
import type { Adapt } from './support/service.js'

const ORDERS = 6
const OFFICE = 'office@example.com'

/** An administrator has mails go to another address at the moment at which a worker decides their orders. */
export const readdressingAgainstWorkers = async (seed: number, adapt?: Adapt): Promise<Faults> => {
  const { keeper, start, account, buy, race, turn, evidence, finish } = aRace(seed, adapt)
  await keeper.stocked('MUG', 20)
  const customer = await account()
  const [shop, worker] = [start(), start()]
  const placed = await Promise.all(
    times(ORDERS, async () => (await valueOf(await buy(shop, customer, [anItem('MUG', 2)]))).order.id),
  )
  const readdressing = placed.map(orderId => async () => {
    await turn()
    const changed = await shop.container.get(T.changeMailAddress)({ by: keeper.admin, orderId, email: OFFICE })
    return { orderId, to: changed.isOk() ? OFFICE : customer.email }
  })
  const deciding = placed.map(orderId => async () => {
    await turn()
    await valueOf(worker.deliver(orderId))
  })
  const expected = await race(readdressing, deciding)

  const faults = await finish()
  return [
    ...faults,
    ...expected.flatMap(({ orderId, to }) =>
      evidence()
        .mails.filter(({ id, mailTo }) => id === orderId && mailTo !== to)
        .map(({ mailTo }) => `mailed to ${mailTo} and not to ${to}`),
    ),
  ]
}
