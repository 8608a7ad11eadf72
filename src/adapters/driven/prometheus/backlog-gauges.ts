import { Gauge } from 'prom-client'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { OldestWork, OrderBacklog } from '../../../application/ports/driven/order-backlog.js'
import { LATE, within } from '../../support/deadline.js'
import type { MetricsRegistry } from './metrics-registry.js'

export type BacklogOptions = Readonly<{ registry: MetricsRegistry; backlog: OrderBacklog; clock: Clock }>

const PATIENCE = 1_000
const MS = 1_000

/** Gauges of how old the oldest work is. Each page asks the backlog once; while that does not answer, they are not there. */
export const backlogGauges = ({ registry, backlog, clock }: BacklogOptions): void => {
  const ask = async (): Promise<OldestWork | undefined> => {
    const answer = await within(PATIENCE, Promise.resolve(backlog.oldest()))
    return answer === LATE ? undefined : answer.unwrapOr(undefined)
  }
  let asking: ReturnType<typeof ask> | undefined
  const oldest = () =>
    (asking ??= ask().finally(() => {
      asking = undefined
    }))

  const ageGauge = (name: string, help: string, since: keyof OldestWork) => {
    const gauge: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      collect: async () => {
        const work = await oldest()
        if (work) gauge.set(Math.max(0, clock.now() - (work[since] ?? clock.now())) / MS)
        else gauge.remove()
      },
    })
  }
  ageGauge('oldest_pending_order_seconds', 'How long the oldest Pending order has been waiting.', 'pendingSince')
  ageGauge('oldest_due_order_seconds', 'How long the order that is most overdue has been waiting.', 'dueSince')
}
