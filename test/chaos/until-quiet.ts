import { setTimeout as pause } from 'node:timers/promises'
import { isQuiet, type Documents, type OrderRow } from '../support/documents-in.js'

const EVERY_MS = 100

/** Until nothing is left to be done, or for so many ms: what is left then is stuck. A server that does not answer is asked again. */
export const untilQuiet = async ({ client, stock }: Documents, within: number): Promise<void> => {
  const end = performance.now() + within
  const unsettled = { $or: [{ status: 'Pending' }, { dueAt: { $exists: true } }] }
  const anyOrder = () => client.db().collection<OrderRow & { _id: string }>('orders').find(unsettled).limit(1).toArray()
  const quiet = async () => isQuiet(await anyOrder(), await stock())
  while (performance.now() < end && !(await quiet().catch(() => false))) await pause(EVERY_MS)
}
