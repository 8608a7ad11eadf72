import type Koa from 'koa'
import { errAsync } from 'neverthrow'
import type { HttpState } from './http-context.js'
import { httpRouter } from './http-router.js'
import { koaApp, type KoaAppOptions } from './koa-app.js'
import type { Readiness } from './readiness.js'
import { healthRoutes } from './routes/health-routes.js'
import { metricsRoutes, type MetricsPage } from './routes/metrics-routes.js'

export type OpsAppDependencies = Readonly<{ readiness: Readiness; metrics?: MetricsPage }> &
  Omit<KoaAppOptions, 'router'>

/** What operators read, for a port of its own, which clients cannot reach. */
export const createOpsApp = ({ readiness, metrics, ...options }: OpsAppDependencies): Koa<HttpState> => {
  const routes = [...healthRoutes(readiness), ...(metrics ? metricsRoutes(metrics) : [])]
  return koaApp({ ...options, router: httpRouter(routes, { admit: () => errAsync({ type: 'Forbidden' }) }) })
}
