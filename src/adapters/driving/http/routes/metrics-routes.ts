import { ResultAsync } from 'neverthrow'
import { openRoute, type OpenRoute } from '../route.js'

/** All metrics at this moment, and the media type in which they are written. */
export type MetricsPage = () => Promise<Readonly<{ type: string; text: string }>>

/** For those who watch the service. Whoever can reach the port can read them. */
export const metricsRoutes = (page: MetricsPage): readonly OpenRoute[] => [
  openRoute({
    method: 'get',
    path: '/metrics',
    summary: 'What is counted and measured, for Prometheus',
    limit: 'none',
    takes: {},
    answers: { 200: { description: 'The metrics.', type: 'text/plain' } },
    refusals: [],
    handle: () => ResultAsync.fromSafePromise(page()).map(({ type, text }) => ({ status: 200, type, text })),
  }),
]
