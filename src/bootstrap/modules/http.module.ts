import { ContainerModule } from 'inversify'
import type { HttpPorts } from '../../adapters/driving/http/http-ports.js'
import { provider } from '../provide.js'
import { T } from '../tokens.js'

/** What HTTP is given to serve. */
export const httpModule = new ContainerModule(({ bind }) => {
  provider(bind)(T.httpPorts, (ports: HttpPorts) => ports, {
    registerAccount: T.registerAccount,
    logIn: T.logIn,
    refreshSession: T.refreshSession,
    logOut: T.logOut,
    logOutEverywhere: T.logOutEverywhere,
    authenticate: T.authenticate,
    getAccount: T.getAccount,
    placeOrder: T.placeOrder,
    getOrder: T.getOrder,
    awaitOrder: T.awaitOrder,
    listOrders: T.listOrders,
    getOrderHistory: T.getOrderHistory,
    cancelOrder: T.cancelOrder,
    listInventory: T.listInventory,
    getStockItem: T.getStockItem,
    putProduct: T.putProduct,
    adjustStock: T.adjustStock,
  })
})
