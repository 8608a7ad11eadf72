import type { HttpPorts } from './http-ports.js'
import type { Readiness } from './readiness.js'
import type { Route } from './route.js'
import { accountAdministrationRoutes } from './routes/account-administration-routes.js'
import { accountPageRoutes } from './routes/account-page-routes.js'
import { accountRoutes } from './routes/account-routes.js'
import { documentRoutes } from './routes/document-routes.js'
import { healthRoutes } from './routes/health-routes.js'
import { inventoryRoutes } from './routes/inventory-routes.js'
import { linkRoutes } from './routes/link-routes.js'
import { mailboxRoutes, type Mails } from './routes/mailbox-routes.js'
import { metricsRoutes, type MetricsPage } from './routes/metrics-routes.js'
import { orderRoutes } from './routes/order-routes.js'
import { sessionRoutes } from './routes/session-routes.js'

export type RouteDependencies = Readonly<{
  ports: HttpPorts
  readiness: Readiness
  /** Only where everybody may see them. */
  metrics?: MetricsPage
  /** Only where mails stay in memory. */
  conveniences?: Readonly<{ mails: Mails }>
}>

/** All that is served, each with its rule: router, guard and OpenAPI document come from this table. */
export const routeTable = ({ ports, readiness, metrics, conveniences }: RouteDependencies): readonly Route[] => {
  const routes: readonly Route[] = [
    ...accountRoutes(ports),
    ...sessionRoutes(ports),
    ...linkRoutes(ports),
    ...accountPageRoutes,
    ...accountAdministrationRoutes(ports),
    ...orderRoutes(ports),
    ...inventoryRoutes(ports),
    ...healthRoutes(readiness),
    ...(metrics ? metricsRoutes(metrics) : []),
    ...documentRoutes(() => routes),
    ...(conveniences ? mailboxRoutes(conveniences.mails) : []),
  ]
  return routes
}
