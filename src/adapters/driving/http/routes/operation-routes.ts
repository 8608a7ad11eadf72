import { err, ok, okAsync, ResultAsync } from 'neverthrow'
import { z } from 'zod'
import { openApiText } from '../openapi-document.js'
import { problemKindJson, problemKindText } from '../problems/problem-kinds.js'
import { reportReadiness, type Readiness } from '../readiness.js'
import { pathPart } from '../request-part.js'
import { openRoute, type Route } from '../route.js'

const liveJson = z.strictObject({ status: z.literal('live') }).meta({ id: 'Live' })
const readyJson = z
  .strictObject({
    status: z.enum(['ready', 'degraded']),
    dependencies: z.record(z.string(), z.enum(['up', 'down'])),
  })
  .meta({ id: 'Ready' })

/** For those who run the service, and for those who write its clients. `routes` gives the table that is documented. */
export const operationRoutes = (readiness: Readiness, routes: () => readonly Route[]): readonly Route[] => {
  let document: string | undefined
  return [
    openRoute({
      method: 'get',
      path: '/health/live',
      summary: 'Whether the process answers',
      takes: {},
      answers: { 200: { description: 'It does.', json: liveJson } },
      refusals: [],
      handle: () => okAsync({ status: 200, text: JSON.stringify({ status: 'live' }) }),
    }),
    openRoute({
      method: 'get',
      path: '/health/ready',
      summary: 'Whether the service can do its work',
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
    openRoute({
      method: 'get',
      path: '/openapi.json',
      summary: 'This document',
      takes: {},
      answers: { 200: { description: 'OpenAPI 3.1.', json: z.looseObject({ openapi: z.string() }) } },
      refusals: [],
      handle: () => okAsync({ status: 200, text: (document ??= openApiText(routes())) }),
    }),
    openRoute({
      method: 'get',
      path: '/problems/:slug',
      summary: 'What a problem means',
      takes: { slug: pathPart('slug', z.string()) },
      answers: { 200: { description: 'The problem.', json: problemKindJson } },
      refusals: ['RouteNotFound'],
      handle: ({ slug }) =>
        okAsync(slug)
          .andThen(problemKindText)
          .map(text => ({ status: 200, text })),
    }),
  ]
}
