import { expect } from 'chai'
import { eventually } from '../../support/servers/eventually.js'
import type { Answer } from './client.js'
import type { RunningShop } from './running-shop.js'

/** Waits until every order is decided; rejects after `within` ms. Answers how long that took, ms. */
export const untilDecided = async ({ orders }: RunningShop, within = 60_000): Promise<number> => {
  const began = performance.now()
  const decided = async () => (await orders()).every(({ status }) => status !== 'Pending')
  await eventually('every order to be decided', async () => ((await decided()) ? true : undefined), { within })
  return performance.now() - began
}

/** Waits until nothing is under way any more; rejects after `within` ms. Answers how long that took, ms. */
export const untilSettled = async ({ orders, stock }: RunningShop, within = 60_000): Promise<number> => {
  const began = performance.now()
  const settled = async () => {
    const underWay = (await orders()).some(({ status, dueAt }) => status === 'Pending' || dueAt !== undefined)
    return !underWay && (await stock()).held === 0 ? true : undefined
  }
  await eventually('every order to be done with', settled, { within })
  return performance.now() - began
}

/** Every order that was acknowledged has been processed, and every unit is where an order says it is. */
export const expectAccountedFor = async ({ orders, stock }: RunningShop, answers: readonly Answer[]): Promise<void> => {
  const statuses = new Map((await orders()).map(({ _id, status }) => [_id, status]))
  const acknowledged = answers.filter(({ status }) => status === 201).map(({ body }) => String(body['orderId']))
  expect(acknowledged.filter(id => statuses.get(id) !== 'Processed')).to.deep.equal([])

  const processed = [...statuses.values()].filter(status => status === 'Processed').length
  const { received, available, held, sold } = await stock()
  expect({ held, sold, of: available + sold }).to.deep.equal({ held: 0, sold: processed, of: received })
}
