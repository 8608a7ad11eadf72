import { Gauge } from 'prom-client'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { OrderBacklog } from '../../../application/ports/driven/order-backlog.js'
import type { Instant } from '../../../domain/shared/instant.js'
import { LATE, within } from '../../support/deadline.js'
import type { MetricsRegistry } from './metrics-registry.js'

export type BacklogOptions = Readonly<{ registry: MetricsRegistry; backlog: OrderBacklog; clock: Clock }>

const PATIENCE = 1_000
const MS = 1_000

/** Gauges of how old the oldest work is. Each page asks the backlog once; while that does not answer, they are not there. */
export const backlogGauges = ({ registry, backlog, clock }: BacklogOptions): void => {
  const gauge = (name: string, help: string, collect?: () => Promise<void>) =>
    new Gauge({ name, help, registers: [registry], ...(collect ? { collect } : {}) })

  const age = (since: Instant | undefined) => (since === undefined ? 0 : Math.max(0, clock.now() - since) / MS)

  const read = async () => {
    const oldest = await within(PATIENCE, Promise.resolve(backlog.oldest()))
    if (oldest === LATE || oldest.isErr()) {
      pending.remove()
      due.remove()
      return
    }
    pending.set(age(oldest.value.pendingSince))
    due.set(age(oldest.value.dueSince))
  }

  const pending = gauge('oldest_pending_order_seconds', 'How long the oldest Pending order has been waiting.', read)
  const due = gauge('oldest_due_order_seconds', 'How long the order that is most overdue has been waiting.')
}
