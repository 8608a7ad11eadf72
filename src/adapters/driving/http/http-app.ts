import type Koa from 'koa'
import { admission } from './admission.js'
import type { HttpState } from './http-context.js'
import { httpRouter } from './http-router.js'
import { koaApp, type KoaAppOptions } from './koa-app.js'
import { routeTable, type RouteDependencies } from './route-table.js'

export type HttpAppDependencies = RouteDependencies & Omit<KoaAppOptions, 'router'>

/** The whole HTTP interface, ready to be served. */
export const createHttpApp = (dependencies: HttpAppDependencies): Koa<HttpState> =>
  koaApp({ ...dependencies, router: httpRouter(routeTable(dependencies), admission(dependencies.ports)) })
