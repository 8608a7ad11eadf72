import type { CancelOrderError } from '../../src/application/ports/driving/cancel-order.js'
import { anItem } from '../support/builders.js'
import { times } from '../support/times.js'
import { valueOf } from '../support/outcome-of.js'
import { aRace } from './support/a-race.js'
import type { Faults } from './support/in-every-schedule.js'
import type { Adapt } from './support/service.js'

const ORDERS = 6

/** The customer and an administrator cancel an order at the moment at which workers decide it. */
export const cancellingAgainstWorkers = async (seed: number, adapt?: Adapt): Promise<Faults> => {
  const { keeper, start, account, buy, race, turn, reconciling, evidence, finish } = aRace(seed, adapt)
  await keeper.stocked('MUG', 20)
  const customer = await account()
  const [shop, worker, reconciler] = [start(), start(), start()]
  const placed = await Promise.all(
    times(ORDERS, async () => (await valueOf(await buy(shop, customer, [anItem('MUG', 2)]))).order.id),
  )
  const cancelling = placed.flatMap(orderId =>
    [customer, keeper.admin].map(by => async () => {
      await turn()
      const cancelled = await shop.cancel(by, orderId)
      return { orderId, told: cancelled.isOk() ? cancelled.value.status : statusTold(cancelled.error) }
    }),
  )
  const deciding = placed.map(orderId => async () => {
    await turn()
    await valueOf(worker.deliver(orderId))
  })
  const answers = await race(cancelling, [...deciding, reconciling(reconciler, 4)])

  const faults = await finish()
  const { documents } = evidence()
  return [
    ...faults,
    ...answers.flatMap(({ orderId, told }) => {
      const document = documents.get(orderId)
      const status = document?.type === 'Ordered' ? document.progress.order.status : 'lost'
      return status === told ? [] : [`told ${told} of an order ${status}`]
    }),
  ]
}

const statusTold = (error: CancelOrderError) => (error.type === 'OrderAlreadyDecided' ? error.status : error.type)
