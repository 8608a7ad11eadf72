import type { HttpPorts } from './http-ports.js'
import type { Readiness } from './readiness.js'
import { clientPart } from './request-part.js'
import type { Route } from './route.js'
import { accountAdministrationRoutes } from './routes/account-administration-routes.js'
import { accountPageRoutes } from './routes/account-page-routes.js'
import { accountRoutes } from './routes/account-routes.js'
import { adjustmentRoutes } from './routes/adjustment-routes.js'
import { documentRoutes } from './routes/document-routes.js'
import { healthRoutes } from './routes/health-routes.js'
import { importRoutes } from './routes/import-routes.js'
import { inventoryRoutes } from './routes/inventory-routes.js'
import { linkRoutes } from './routes/link-routes.js'
import { mailboxRoutes, type Mails } from './routes/mailbox-routes.js'
import { metricsRoutes, type MetricsPage } from './routes/metrics-routes.js'
import { orderMailRoutes } from './routes/order-mail-routes.js'
import { orderRoutes } from './routes/order-routes.js'
import { sessionRoutes } from './routes/session-routes.js'
import { waitingRoom } from './waiting-room.js'

export type RouteDependencies = Readonly<{
  ports: HttpPorts
  readiness: Readiness
  /** How many proxies there are whose word for whom they were asked by is taken; none if absent. */
  trustedProxies?: number
  /** Only where everybody may see them. */
  metrics?: MetricsPage
  /** Only where mails stay in memory. */
  conveniences?: Readonly<{ mails: Mails }>
  /** How many requests may wait for an order at once. */
  maxWaiting?: number
  /** And how many of one account. */
  maxWaitingOfOne?: number
}>

const MAX_WAITING = 2_000
const MAX_WAITING_OF_ONE = 100

/** All that is served, each with its rule: router, guard and OpenAPI document come from this table. */
export const routeTable = (dependencies: RouteDependencies): readonly Route[] => {
  const { ports, readiness, trustedProxies = 0, metrics, conveniences } = dependencies
  const { findEndedSessions } = ports
  const { maxWaiting: seats = MAX_WAITING, maxWaitingOfOne: seatsOfOne = MAX_WAITING_OF_ONE } = dependencies
  const routes: readonly Route[] = [
    ...accountRoutes(ports, clientPart(trustedProxies)),
    ...sessionRoutes(ports),
    ...linkRoutes(ports),
    ...accountPageRoutes,
    ...accountAdministrationRoutes(ports),
    ...orderRoutes(ports, waitingRoom({ seats, seatsOfOne, stopping: readiness.stopping, findEndedSessions })),
    ...orderMailRoutes(ports),
    ...inventoryRoutes(ports),
    ...adjustmentRoutes(ports),
    ...importRoutes(ports),
    ...healthRoutes(readiness),
    ...(metrics ? metricsRoutes(metrics) : []),
    ...documentRoutes(() => routes),
    ...(conveniences ? mailboxRoutes(conveniences.mails) : []),
  ]
  return routes
}
