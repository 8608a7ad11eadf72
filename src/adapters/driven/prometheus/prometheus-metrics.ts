import { Counter, Gauge, Histogram } from 'prom-client'
import type { Metrics } from '../../support/metrics.js'
import { counterOfKinds } from './counter-of-kinds.js'
import type { MetricsRegistry } from './metrics-registry.js'

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]
const LANE_SIZES = [1, 2, 5, 10, 20, 50, 100, 200]
const MS = 1_000

/** Counts in the registry what adapters tell. */
export const prometheusMetrics = (registry: MetricsRegistry): Metrics => {
  const registers = [registry]
  // One histogram has the count as well: a counter beside it would cost as much again.
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Requests over HTTP, by route and by what was answered; abandoned ones got no answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers,
  })
  const messages = counterOfKinds({
    registry,
    name: 'messages_total',
    help: 'Messages that a worker was done with, by what became of them.',
    label: 'disposal',
    kinds: { Delete: true, GiveBack: true, DeadLetter: true },
  })
  const redeliveries = new Counter({
    name: 'messages_redelivered_total',
    help: 'Messages that had been received before.',
    registers,
  })
  const lanes = new Histogram({
    name: 'lane_write_orders',
    help: 'Of how many orders one joint write was, by lane.',
    labelNames: ['lane'],
    buckets: LANE_SIZES,
    registers,
  })
  const openBreakers = new Gauge({
    name: 'breaker_open',
    help: '1 while calls are kept from something that does not answer.',
    labelNames: ['breaker'],
    registers,
  })

  return {
    request: ({ method, route, status = 'abandoned', ms }) => requests.observe({ method, route, status }, ms / MS),
    message: ({ disposal, receives }) => {
      messages(disposal)
      if (receives > 1) redeliveries.inc()
    },
    mail: counterOfKinds({
      registry,
      name: 'mail_attempts_total',
      help: 'Attempts to send a mail, by result.',
      label: 'result',
      kinds: { Sent: true, MailNotSent: true, MailRejected: true, OutcomeUnknown: true },
    }),
    cache: counterOfKinds({
      registry,
      name: 'order_cache_total',
      help: 'Calls of the order cache, by what became of them.',
      label: 'event',
      kinds: {
        AtHand: true,
        Hit: true,
        Miss: true,
        Written: true,
        StaleRefused: true,
        ServerRefused: true,
        Away: true,
      },
    }),
    limit: counterOfKinds({
      registry,
      name: 'rate_limited_requests_total',
      help: 'Requests that a limit refused, by its class.',
      label: 'limit',
      kinds: { register: true, login: true, session: true, read: true, write: true, admin: true },
    }),
    unreadable: counterOfKinds({
      registry,
      name: 'unreadable_documents_total',
      help: 'Stored documents that this build could not read, by collection; the log names each.',
      label: 'collection',
      kinds: {
        ...{ orders: true, stock: true, adjustments: true, imports: true },
        ...{ accounts: true, sessions: true, deadLetters: true },
      },
    }),
    lane: (lane, size) => lanes.observe({ lane }, size),
    breaker: name => {
      openBreakers.set({ breaker: name }, 0)
      return state => openBreakers.set({ breaker: name }, state === 'open' ? 1 : 0)
    },
  }
}
