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
    findEndedSessions: T.findEndedSessions,
    listSessions: T.listSessions,
    endSession: T.endSession,
    changePassword: T.changePassword,
    sendVerification: T.sendVerification,
    verifyEmail: T.verifyEmail,
    forgotPassword: T.forgotPassword,
    resetPassword: T.resetPassword,
    findAccount: T.findAccount,
    administerAccount: T.administerAccount,
    getAccount: T.getAccount,
    placeOrder: T.placeOrder,
    getOrder: T.getOrder,
    awaitOrder: T.awaitOrder,
    listOrders: T.listOrders,
    getOrderHistory: T.getOrderHistory,
    cancelOrder: T.cancelOrder,
    changeMailAddress: T.changeMailAddress,
    resendMail: T.resendMail,
    listInventory: T.listInventory,
    getStockItem: T.getStockItem,
    putProduct: T.putProduct,
    adjustStock: T.adjustStock,
    listAdjustments: T.listAdjustments,
    importStock: T.importStock,
    checkImport: T.checkImport,
    getImport: T.getImport,
  })
})
