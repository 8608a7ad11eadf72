import { err, ok, okAsync, ResultAsync } from 'neverthrow'
import { z } from 'zod'
import { reportReadiness, type Readiness } from '../readiness.js'
import { openRoute, type OpenRoute } from '../route.js'

const liveJson = z.strictObject({ status: z.literal('live') }).meta({ id: 'Live', example: { status: 'live' } })
const readyJson = z
  .strictObject({
    status: z.enum(['ready', 'degraded']),
    dependencies: z.record(z.string(), z.enum(['up', 'down'])),
  })
  .meta({ id: 'Ready', example: { status: 'degraded', dependencies: { store: 'up', cache: 'down', queue: 'up' } } })

/** For those who run the service. */
export const healthRoutes = (readiness: Readiness): readonly OpenRoute[] => [
  openRoute({
    method: 'get',
    path: '/health/live',
    summary: 'Whether the process answers',
    limit: 'none',
    takes: {},
    answers: { 200: { description: 'It does.', json: liveJson } },
    refusals: [],
    handle: () => okAsync({ status: 200, text: JSON.stringify({ status: 'live' }) }),
  }),
  openRoute({
    method: 'get',
    path: '/health/ready',
    summary: 'Whether the service can do its work',
    limit: 'none',
    takes: {},
    answers: { 200: { description: 'It can; what else is down is named.', json: readyJson } },
    refusals: ['NotReady'],
    handle: () =>
      ResultAsync.fromSafePromise(reportReadiness(readiness)).andThen(({ ready, dependencies }) => {
        if (!ready) return err({ type: 'NotReady', dependencies } as const)
        const status = Object.values(dependencies).includes('down') ? 'degraded' : 'ready'
        return ok({ status: 200, text: JSON.stringify({ status, dependencies }) })
      }),
  }),
]
