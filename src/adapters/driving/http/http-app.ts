import type Koa from 'koa'
import { admission } from './admission.js'
import type { HttpState } from './http-context.js'
import { httpRouter } from './http-router.js'
import { koaApp, type KoaAppOptions } from './koa-app.js'
import type { RequestLimits } from './request-limits.js'
import { routeTable, type RouteDependencies } from './route-table.js'

export type HttpAppDependencies = RouteDependencies &
  Omit<KoaAppOptions, 'router'> &
  Readonly<{ limits?: RequestLimits }>

/** The whole HTTP interface, ready to be served. */
export const createHttpApp = ({ limits, ...dependencies }: HttpAppDependencies): Koa<HttpState> =>
  koaApp({
    ...dependencies,
    router: httpRouter(routeTable(dependencies), { admit: admission(dependencies.ports), limits }),
  })
